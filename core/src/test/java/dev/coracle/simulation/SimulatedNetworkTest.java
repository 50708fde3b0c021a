package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.ListOptions;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.User;
import dev.coracle.api.Watch;
import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.platform.Worker;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {
    private final Kernel kernel = new Kernel(7);
    private final TestServer server = new TestServer(kernel.root());

    private Client client(NetworkOptions options) {
        return Client.of(
                new SimulatedNetwork(kernel.root(), kernel, server.transport(), options, new Traffic(kernel)),
                User.ADMIN);
    }

    private static NetworkOptions.Builder instant() {
        return NetworkOptions.builder().from(NetworkOptions.PERFECT);
    }

    private static ConfigMap map(int number) {
        return TestServer.configMap("m" + number, "v");
    }

    private int maps() {
        return server.client().configMaps("default").list().items().size();
    }

    @Test
    void aPerfectNetworkTakesNoTime() {
        client(NetworkOptions.PERFECT).of(ConfigMap.class).create(map(1));

        assertThat(kernel.time()).isZero();
    }

    @Test
    void aCallTakesTimeEachWayAndNoMoreThanTheLongest() {
        Client client = client(instant().callLatency(Duration.ofMillis(2)).build());
        long longest = 0;
        for (int i = 0; i < 200; i++) {
            long before = kernel.nanos();
            client.configMaps("default").list();
            long taken = kernel.nanos() - before;
            assertThat(taken).isBetween(0L, Duration.ofMillis(4).toNanos());
            longest = Math.max(longest, taken);
        }

        assertThat(longest)
                .as("both ways count")
                .isGreaterThan(Duration.ofMillis(2).toNanos());
    }

    @Test
    void aWriteHappensBetweenTheTwoWays() {
        Client client = client(instant().callLatency(Duration.ofMillis(2)).build());
        List<Long> signals = new ArrayList<>();
        Watch watch = server.client().configMaps("default").watch(ListOptions.ALL, () -> signals.add(kernel.nanos()));
        kernel.runUntil(Duration.ofSeconds(1));
        watch.next(1);
        signals.clear();
        client.of(ConfigMap.class).create(map(1));

        assertThat(signals).hasSize(1);
        assertThat(signals.get(0))
                .isGreaterThan(Duration.ofSeconds(1).toNanos())
                .isLessThan(kernel.nanos());
    }

    @Test
    void theWorldRunsOnDuringACall() {
        List<String> diary = new ArrayList<>();
        Client client = client(instant().callLatency(Duration.ofMillis(2)).build());
        Worker caller = kernel.root().worker("caller");
        Worker other = kernel.root().worker("other");
        caller.execute(() -> {
            diary.add("call");
            client.configMaps("default").list();
            diary.add("answer");
        });
        caller.execute(() -> diary.add("next"));
        other.after(Duration.ofNanos(1), () -> diary.add("meanwhile"));
        kernel.runUntil(Duration.ofSeconds(1));

        assertThat(diary).containsExactly("call", "meanwhile", "answer", "next");
    }

    @Test
    void aCallOfAProcessThatEndsMeanwhileIsNeverAnswered() {
        List<String> diary = new ArrayList<>();
        SimulatedPlatform process = kernel.root().process("caller");
        Client client = client(instant().callLatency(Duration.ofMillis(2)).build());
        process.worker("w").execute(() -> {
            diary.add("call");
            client.of(ConfigMap.class).create(map(1));
            diary.add("answer");
        });
        kernel.at(Duration.ofNanos(1), "crash", process::close);
        kernel.runUntil(Duration.ofSeconds(1));

        assertThat(diary).containsExactly("call");
    }

    @Test
    void refusedCallsNeverReachTheServer() {
        Client client = client(instant().refused(1).build());

        assertThatThrownBy(() -> client.of(ConfigMap.class).create(map(1)))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("connection refused: create configmaps default/");
        assertThatThrownBy(() -> client.configMaps("default").list()).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(() -> client.configMaps("default").watch(ListOptions.ALL, () -> {}))
                .isInstanceOf(UnreachableException.class);
        assertThat(maps()).isZero();
    }

    @Test
    void theShareOfRefusedCallsIsAsAsked() {
        Client client = client(instant().refused(0.25).build());
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            try {
                client.configMaps("default").find("none");
            } catch (UnreachableException e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(420, 580);
    }

    @Test
    void ofTheWritesWithoutAnAnswerHalfWereCarriedOut() {
        Client client = client(instant().unknown(1).build());
        for (int i = 0; i < 400; i++) {
            int number = i;
            assertThatThrownBy(() -> client.of(ConfigMap.class).create(map(number)))
                    .isInstanceOf(UnknownOutcomeException.class)
                    .hasMessage("no answer: create configmaps default/");
        }

        assertThat(maps()).isBetween(150, 250);
    }

    @Test
    void readsAreAlwaysAnswered() {
        Client client = client(instant().unknown(1).build());

        assertThat(client.configMaps("default").list().items()).isEmpty();
    }

    @Test
    void optionsThatNoNetworkHasAreRefused() {
        assertThatThrownBy(() -> NetworkOptions.builder().refused(1.5).build())
                .hasMessage("refused must be from 0 to 1: 1.5");
        assertThatThrownBy(() -> NetworkOptions.builder().unknown(Double.NaN).build())
                .hasMessage("unknown must be from 0 to 1: NaN");
        assertThatThrownBy(() -> NetworkOptions.builder()
                        .callLatency(Duration.ofMillis(-1))
                        .build())
                .hasMessage("callLatency must not be negative: PT-0.001S");
    }
}
