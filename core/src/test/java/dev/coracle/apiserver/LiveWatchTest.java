package dev.coracle.apiserver;

import static dev.coracle.client.TestServer.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.Pods;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.platform.Worker;
import dev.coracle.platform.live.LivePlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On real threads: several write, many watch all pods or those of one node. */
class LiveWatchTest {
    private static final int WRITERS = 3;
    private static final int ROUNDS = 300;
    private static final DeleteOptions AT_ONCE =
            DeleteOptions.builder().gracePeriodSeconds(0).build();

    /** Follows a watch on a worker of its own, until so many last pods have come. */
    private static final class Mirror {
        private final Map<String, String> objects = new TreeMap<>();
        private final Worker worker;
        private final CompletableFuture<Map<String, String>> end = new CompletableFuture<>();
        private int awaited;
        private long revision;
        private Watch watch = new NoWatch();

        Mirror(Worker worker, int awaited) {
            this.worker = worker;
            this.awaited = awaited;
        }

        void follow(TestServer server, String fields) {
            ListOptions options = ListOptions.builder()
                    .resourceVersion(Long.toString(server.store().currentRevision()))
                    .fieldSelector(fields)
                    .build();
            ApiRequest request = Follower.request(Pod.class).list(options).build();
            worker.execute(() -> {
                watch = server.transport().watch(request, () -> worker.execute(this::read));
                read();
            });
        }

        private void read() {
            List<WatchEvent> events = watch.next(7);
            try {
                events.forEach(this::take);
            } catch (AssertionError e) {
                end.completeExceptionally(e);
            }
            if (!events.isEmpty()) worker.execute(this::read);
        }

        private void take(WatchEvent event) {
            if (event instanceof WatchEvent.Added added) {
                ApiObject object = later(added.object());
                assertThat(objects.put(object.name(), object.resourceVersion())).isNull();
                if (object.name().startsWith("last") && --awaited == 0) end.complete(objects);
            } else if (event instanceof WatchEvent.Modified modified) {
                ApiObject object = later(modified.object());
                assertThat(objects.put(object.name(), object.resourceVersion())).isNotNull();
            } else if (event instanceof WatchEvent.Deleted deleted) {
                assertThat(objects.remove(later(deleted.object()).name())).isNotNull();
            } else {
                throw new AssertionError(event);
            }
        }

        private ApiObject later(ApiObject object) {
            long now = Long.parseLong(object.resourceVersion());
            assertThat(now).isGreaterThan(revision);
            revision = now;
            return object;
        }
    }

    /** Before the watch has begun. */
    private static final class NoWatch implements Watch {
        @Override
        public List<WatchEvent> next(int max) {
            return List.of();
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void close() {}
    }

    @Test
    void everyWatchEndsWithWhatTheServerHas() throws Exception {
        try (LivePlatform platform = new LivePlatform("test", 4)) {
            TestServer server = new TestServer(platform);
            List<Mirror> ofAll = new ArrayList<>();
            List<Mirror> ofNodes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ofAll.add(new Mirror(platform.worker("all " + i), WRITERS));
                ofAll.get(i).follow(server, "spec.nodeName!=");
                ofNodes.add(new Mirror(platform.worker("node " + i), 1));
                ofNodes.get(i).follow(server, "spec.nodeName=n" + i % WRITERS);
            }
            CountDownLatch written = new CountDownLatch(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                platform.worker("writer " + i).execute(() -> {
                    write(server.client().pods("default"), number);
                    written.countDown();
                });
            }
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            Map<String, String> expected = new TreeMap<>();
            server.client().of(Pod.class).list().items().forEach(it -> expected.put(it.name(), it.resourceVersion()));
            assertThat(expected).hasSize(WRITERS);
            for (Mirror mirror : ofAll) {
                assertThat(mirror.end.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
            }
            for (int i = 0; i < ofNodes.size(); i++) {
                String last = "last" + i % WRITERS;
                assertThat(ofNodes.get(i).end.get(60, TimeUnit.SECONDS))
                        .isEqualTo(Map.of(last, String.valueOf(expected.get(last))));
            }
            server.server().close();
        }
    }

    private static void write(Pods pods, int number) {
        for (int i = 0; i < ROUNDS; i++) {
            String name = "p" + number + "-" + i % 5;
            pods.create(pod(name, Map.of()));
            pods.bind(name, "n" + number);
            pods.status().edit(name, it -> it.withStatus(it.status().withPhase("Running")));
            pods.delete(name, AT_ONCE);
        }
        pods.create(pod("last" + number, Map.of()));
        pods.bind("last" + number, "n" + number);
    }
}
