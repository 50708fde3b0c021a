package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.User;
import dev.coracle.apiserver.kinds.ServiceRanges;
import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServicePort;
import dev.coracle.model.core.ServiceSpec;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.kernel.Kernel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two servers over one store. */
class SeveralServersTest {
    private static final ServiceRanges FEW = ServiceRanges.builder()
            .networks(List.of("10.0.0.0/28"))
            .firstNodePort(30000)
            .lastNodePort(30009)
            .build();

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final ApiServer first = server.another(FEW);
    private final ApiServer second = server.another(FEW);

    private static Client client(ApiServer server) {
        return Client.of(server, User.ADMIN);
    }

    private static Service service(String name) {
        return Service.builder()
                .metadata(ObjectMeta.builder().name(name).namespace("default").build())
                .spec(ServiceSpec.builder()
                        .type("NodePort")
                        .addPort(ServicePort.builder().port(80).build())
                        .build())
                .build();
    }

    @Test
    void oneTellsWhatTheOtherWrites() {
        Follower follower = Follower.of(first, ConfigMap.class, ListOptions.ALL);
        ConfigMap made = client(second).configMaps("default").create(configMap("a", "1"));
        kernel.runUntil(kernel.time());
        assertThat(follower.told()).containsExactly("ADDED a@" + made.resourceVersion());
        assertThat(client(first).configMaps("default").get("a")).isEqualTo(made);
    }

    @Test
    void aConflictIsAConflictAcrossServers() {
        ConfigMap made = client(first).configMaps("default").create(configMap("a", "1"));
        client(second).configMaps("default").update(configMap("a", "2"));
        assertThat(Refusal.of(() -> client(first).configMaps("default").update(made.withData(Map.of()))))
                .startsWith("409 Conflict");
    }

    @Test
    void noAddressOrPortIsGivenTwiceAndNoneIsLost() {
        Set<String> addresses = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Service made =
                    client(i % 2 == 0 ? first : second).services("default").create(service("s" + i));
            addresses.add(made.spec().clusterIP().orElseThrow());
            ports.add(made.spec().ports().get(0).nodePort());
        }
        assertThat(addresses).hasSize(10);
        assertThat(ports).hasSize(10);
        assertThat(Refusal.status(() -> client(first).services("default").create(service("more")))
                        .code())
                .isGreaterThanOrEqualTo(422);
        Service gone = client(first).services("default").get("s3");
        client(second).services("default").delete("s3");
        Service again = client(first).services("default").create(service("again"));
        addresses.remove(gone.spec().clusterIP().orElseThrow());
        assertThat(addresses).doesNotContain(again.spec().clusterIP().orElseThrow());
        assertThat(again.spec().ports().get(0).nodePort())
                .as("the only one that is free")
                .isEqualTo(gone.spec().ports().get(0).nodePort());
    }
}
