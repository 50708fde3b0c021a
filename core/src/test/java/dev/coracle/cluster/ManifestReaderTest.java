package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ApiException;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.simulation.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {
    private static final String NAMESPACE = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            """;
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec:
              containers: [{name: main, image: "web:1"}]
            """;
    private static final String BOTH = NAMESPACE + "---\n" + POD;

    /** Gives every namespace its service account, a second late. */
    private static final ComponentFactory ACCOUNTS = context -> {
        context.platform().worker("accounts").after(Duration.ofSeconds(1), () -> {
            for (Namespace namespace : context.client().namespaces().list().items()) {
                var accounts = context.client().serviceAccounts(namespace.name());
                if (accounts.find("default").isEmpty()) {
                    accounts.create(ServiceAccount.builder()
                            .metadata(ObjectMeta.builder()
                                    .namespace(namespace.name())
                                    .name("default")
                                    .build())
                            .build());
                }
            }
        });
        return Running.UNTIL_ITS_PROCESS_ENDS;
    };

    private static ClusterDefinition.Builder cluster() {
        return Bare.cluster("manifests").addComponent(new ComponentDefinition("accounts", ACCOUNTS));
    }

    @Test
    void aPodOfANewNamespaceWaitsForItsServiceAccount() {
        try (Simulation simulation = Simulation.of(cluster().build(), 1)) {
            assertThat(simulation.cluster().apply(BOTH))
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(Namespace.class),
                            second -> assertThat(second).isInstanceOf(Pod.class));
            assertThat(simulation.time()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(simulation.cluster().client().pods("shop").find("web")).isPresent();
        }
    }

    @Test
    void whoWaitsInVainForAServiceAccountIsTold() {
        try (Simulation simulation = Simulation.of(Bare.cluster("manifests").build(), 1)) {
            assertThatThrownBy(() -> simulation.cluster().apply(BOTH))
                    .isInstanceOf(ConditionTimeoutException.class)
                    .hasMessage("waited 10.0 s for the service account of namespace shop; last seen: there is none");
        }
    }

    @Test
    void whatIsForbiddenForAnotherReasonIsRefusedAtOnce() {
        try (Simulation simulation =
                Simulation.of(cluster().addAdmission(new NoPods()).build(), 1)) {
            assertThatThrownBy(() -> simulation.cluster().apply(POD.replace("shop", "default")))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("no pods here");
            assertThat(simulation.time()).isZero();
        }
    }

    @Test
    void aManifestComesFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("shop.yaml"), NAMESPACE);
        try (Simulation simulation = Simulation.of(cluster().build(), 1)) {
            simulation.cluster().apply(file);

            assertThat(simulation.cluster().client().namespaces().find("shop")).isPresent();
            assertThatThrownBy(() -> simulation.cluster().apply(directory.resolve("none.yaml")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("none.yaml");
        }
    }
}
