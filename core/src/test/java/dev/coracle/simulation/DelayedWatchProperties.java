package dev.coracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ListOptions;
import dev.coracle.api.User;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.KernelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What a watch over a slow network tells: what the server told, in its order, once, and never before it happened. */
class DelayedWatchProperties {
    private static final Duration LONGEST = Duration.ofMillis(10);

    /** A server, and a reader whose watch is slow. */
    private static final class Stage {
        final Kernel kernel;
        final TestServer server;
        final int batch;
        final List<String> written = new ArrayList<>();
        final List<Long> writtenAt = new ArrayList<>();
        final List<String> seen = new ArrayList<>();
        final List<Long> seenAt = new ArrayList<>();
        final List<WatchEvent.Failed> failures = new ArrayList<>();
        int signals;
        Watch watch;

        Stage(long seed, int batch) {
            kernel =
                    new Kernel(KernelOptions.builder().seed(seed).shuffled(true).build());
            server = new TestServer(kernel.root());
            this.batch = batch;
            NetworkOptions slow = NetworkOptions.builder()
                    .callLatency(Duration.ZERO)
                    .watchDelay(LONGEST)
                    .build();
            Client client = Client.of(
                    new SimulatedNetwork(kernel.root(), kernel, server.transport(), slow, new Traffic(kernel)),
                    User.ADMIN);
            watch = client.configMaps("default").watch(ListOptions.ALL, this::read);
        }

        /** Writes a config map after each gap, in milliseconds. */
        void write(List<Integer> gaps) {
            Duration moment = kernel.time();
            for (int i = 0; i < gaps.size(); i++) {
                moment = moment.plusMillis(gaps.get(i));
                String name = "m" + written.size() + "-" + i;
                kernel.at(moment, "write", () -> {
                    server.client().of(ConfigMap.class).create(TestServer.configMap(name, "v"));
                    written.add(name);
                    writtenAt.add(kernel.nanos());
                });
            }
        }

        void read() {
            signals++;
            if (watch == null) return;
            List<WatchEvent> events = watch.next(batch);
            while (!events.isEmpty()) {
                assertThat(events).hasSizeLessThanOrEqualTo(batch);
                events.forEach(this::take);
                events = watch.next(batch);
            }
        }

        private void take(WatchEvent event) {
            if (event instanceof WatchEvent.Failed failed) failures.add(failed);
            if (!(event instanceof WatchEvent.Added added)) return;
            seen.add(added.object().name());
            seenAt.add(kernel.nanos());
        }

        void run() {
            kernel.runUntil(kernel.time().plusSeconds(60));
        }
    }

    @Provide
    Arbitrary<List<Integer>> gaps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(0)),
                        Tuple.of(3, Arbitraries.integers().between(0, 12)),
                        Tuple.of(1, Arbitraries.integers().between(0, 100)))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void everyEventArrivesOnceAndInOrder(
            @ForAll("gaps") List<Integer> gaps, @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int batch) {
        Stage stage = new Stage(seed, batch);
        stage.write(gaps);
        stage.run();

        assertThat(stage.seen).isEqualTo(stage.written).hasSize(gaps.size());
    }

    @Property(tries = 200)
    void noEventArrivesBeforeItHappenedNorMuchLater(@ForAll("gaps") List<Integer> gaps, @ForAll long seed) {
        Stage stage = new Stage(seed, 100);
        stage.write(gaps);
        stage.run();

        for (int i = 0; i < gaps.size(); i++) {
            assertThat(stage.seenAt.get(i) - stage.writtenAt.get(i)).isBetween(0L, LONGEST.toNanos());
        }
    }

    @Property(tries = 50)
    void whoIsClosedIsToldNothingMore(@ForAll("gaps") List<Integer> gaps, @ForAll long seed) {
        Stage stage = new Stage(seed, 100);
        stage.write(gaps);
        stage.kernel.at(Duration.ofMillis(30), "close", () -> {
            stage.watch.close();
            stage.signals = 0;
            stage.seen.clear();
        });
        stage.run();

        assertThat(stage.signals).isZero();
        assertThat(stage.watch.isOver()).isTrue();
        assertThat(stage.watch.next(100)).isEmpty();
    }

    @Example
    void delaysDiffer() {
        Stage stage = new Stage(1, 100);
        stage.write(Collections.nCopies(50, 50));
        stage.run();

        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 50; i++) delays.add(stage.seenAt.get(i) - stage.writtenAt.get(i));
        assertThat(delays).doesNotHaveDuplicates();
        assertThat(delays).anyMatch(it -> it > LONGEST.toNanos() / 2).anyMatch(it -> it < LONGEST.toNanos() / 2);
    }

    @Example
    void aWatchThatIsTooSlowForTheServerIsToldSoAndIsOver() {
        Stage stage = new Stage(1, 100);
        stage.run();
        // All in one moment, so that the watch does not come to read in between.
        stage.kernel.at(stage.kernel.time(), "forget", () -> {
            for (int i = 0; i < 5; i++)
                stage.server.client().of(ConfigMap.class).create(TestServer.configMap("lost-" + i, "v"));
            stage.server.compact();
        });
        assertThat(stage.watch.isOver()).isFalse();
        stage.run();

        assertThat(stage.failures)
                .singleElement()
                .satisfies(it -> assertThat(it.status().code()).isEqualTo(410));
        assertThat(stage.watch.isOver()).isTrue();
    }

    @Example
    void aWatchThatTheServerEndsIsOverWhenTheNewsArrive() {
        Stage stage = new Stage(1, 100);
        List<Boolean> over = new ArrayList<>();
        Watch watch = Client.of(
                        new SimulatedNetwork(
                                stage.kernel.root().process("other"),
                                stage.kernel,
                                stage.server.transport(),
                                NetworkOptions.builder().build(),
                                new Traffic(stage.kernel)),
                        User.ADMIN)
                .configMaps("default")
                .watch(ListOptions.builder().timeout(Duration.ofSeconds(5)).build(), () -> over.add(true));
        stage.run();

        assertThat(over).isNotEmpty();
        assertThat(watch.isOver()).isTrue();
    }
}
