package dev.coracle.client;

import com.sun.management.ThreadMXBean;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.client.queue.Outcome;
import dev.coracle.client.queue.WorkQueue;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ListMeta;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.simulation.kernel.Kernel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Measures informers and work queues. Run it on an idle machine. */
final class ClientSpeed {
    private static final int PODS = 10_000;
    private static final int EVENTS = 1_000_000;

    private ClientSpeed() {}

    /** Prints everything; the last round counts. */
    public static void main(String[] args) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (int handlers : new int[] {1, 10}) informerAlone(handlers, false);
            informerAlone(1, true);
            for (int handlers : new int[] {1, 10}) live(handlers);
            queue();
            lookups();
            System.out.println();
        }
    }

    /** Events that are there already, on one thread. */
    private static void informerAlone(int handlers, boolean indexed) {
        Kernel kernel = new Kernel(1);
        AtomicLong told = new AtomicLong();
        Informers informers = new Informers(Client.of(new Stream(), User.ADMIN), kernel.root());
        Informer<Pod> pods = informers.of(Pod.class);
        if (indexed)
            pods.addIndex("node", pod -> pod.spec().nodeName().map(List::of).orElse(List.of()));
        for (int i = 0; i < handlers; i++) register(pods, kernel.root(), told);
        informers.start();
        kernel.runUntil(pods::hasSynced, Duration.ofSeconds(1));
        long allocated = allocated();
        long begun = System.nanoTime();
        kernel.runUntil(Duration.ofSeconds(2));
        long nanos = System.nanoTime() - begun;
        check(told.get(), (long) (PODS + EVENTS) * handlers);
        report(
                "events through an informer, virtual time, " + handlers + " handlers" + (indexed ? ", index" : ""),
                EVENTS,
                nanos);
        System.out.printf(Locale.ROOT, "%,12d bytes per event%n", (allocated() - allocated) / EVENTS);
    }

    private static void register(Informer<Pod> pods, Platform platform, AtomicLong told) {
        long[] own = new long[1];
        pods.handle(platform.worker("handler"), new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                count();
            }

            @Override
            public void updated(Pod before, Pod after) {
                count();
            }

            private void count() {
                if (++own[0] == PODS + EVENTS) told.addAndGet(own[0]);
            }
        });
    }

    /** Writes to a real server on real threads, and the way to the last handler. */
    private static void live(int handlers) throws InterruptedException {
        int writes = 100_000;
        try (LivePlatform platform = new LivePlatform("speed")) {
            TestServer server = new TestServer(platform);
            Resources<Pod> pods = server.client().pods("default");
            List<Pod> made = new ArrayList<>();
            for (int i = 0; i < 1000; i++) made.add(pods.create(TestServer.pod("pod-" + i, Collections.emptyMap())));
            Informers informers = new Informers(server.client(), platform);
            CountDownLatch end = new CountDownLatch(handlers);
            for (int i = 0; i < handlers; i++) {
                long[] told = new long[1];
                informers.of(Pod.class).handle(platform.worker("handler"), Handler.of(pod -> {
                    if (++told[0] == 1000 + writes) end.countDown();
                }));
            }
            CountDownLatch synced = new CountDownLatch(1);
            informers.whenSynced(platform.worker("synced"), synced::countDown);
            informers.start();
            synced.await();
            long begun = System.nanoTime();
            for (int i = 0; i < writes; i++) {
                Pod pod = made.get(i % 1000);
                String value = "" + i;
                Pod changed = pod.withMetadata(pod.metadata().withLabels(Collections.singletonMap("i", value)));
                made.set(i % 1000, pods.update(changed));
            }
            long written = System.nanoTime() - begun;
            end.await();
            report("writes to a server, one thread, " + handlers + " handlers", writes, written);
            report("the same, until all handlers were told", writes, System.nanoTime() - begun);
        }
    }

    private static void queue() throws InterruptedException {
        try (LivePlatform platform = new LivePlatform("speed")) {
            CountDownLatch end = new CountDownLatch(EVENTS);
            WorkQueue<Integer> queue = new WorkQueue<>(platform, "speed", 2, key -> {
                end.countDown();
                return Outcome.DONE;
            });
            long begun = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) queue.add(i);
            end.await();
            report("keys through a work queue, two workers", EVENTS, System.nanoTime() - begun);
        }
    }

    private static void lookups() {
        Kernel kernel = new Kernel(1);
        Informers informers = new Informers(Client.of(new Stream(), User.ADMIN), kernel.root());
        Informer<Pod> pods = informers.of(Pod.class);
        informers.start();
        kernel.runUntil(pods::hasSynced, Duration.ofSeconds(1));
        String[] names = new String[PODS];
        for (int i = 0; i < PODS; i++) names[i] = "pod-" + i;
        long begun = System.nanoTime();
        long found = 0;
        for (int i = 0; i < EVENTS; i++)
            found += pods.lister().find("default", names[i % PODS]).isPresent() ? 1 : 0;
        check(found, EVENTS);
        report("lookups by name", EVENTS, System.nanoTime() - begun);
        begun = System.nanoTime();
        for (int i = 0; i < 100; i++) found += pods.lister().list("default").size();
        report("objects listed", 100 * PODS, System.nanoTime() - begun);
    }

    private static void report(String what, long count, long nanos) {
        System.out.printf(Locale.ROOT, "%,12d /s  %s%n", count * 1_000_000_000 / nanos, what);
    }

    private static void check(long actual, long expected) {
        if (actual != expected) throw new IllegalStateException(actual + " instead of " + expected);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** A server that has pods, and a long list of changes to tell. */
    private static final class Stream implements Transport {
        private static final List<Pod> PRESENT = new ArrayList<>();
        private static final List<WatchEvent> CHANGES = new ArrayList<>();

        static {
            for (int i = 0; i < PODS; i++)
                PRESENT.add(revised(TestServer.pod("pod-" + i, Collections.emptyMap()), i + 1));
            for (int i = 0; i < EVENTS; i++)
                CHANGES.add(new WatchEvent.Modified(revised(PRESENT.get(i % PODS), PODS + 1 + i)));
        }

        private static Pod revised(Pod pod, int revision) {
            return pod.withMetadata(pod.metadata().withUid(pod.name()).withResourceVersion("" + revision));
        }

        @Override
        public ApiResponse call(ApiRequest request) {
            ListMeta metadata = ListMeta.builder().resourceVersion("" + PODS).build();
            return new ApiResponse.Listed(new ObjectList<>(ResourceType.of(Pod.class), metadata, PRESENT));
        }

        @Override
        public Watch watch(ApiRequest request, Runnable signal) {
            return new Watch() {
                private int next;

                @Override
                public List<WatchEvent> next(int max) {
                    int begin = next;
                    next = Math.min(EVENTS, next + max);
                    return CHANGES.subList(begin, next);
                }

                @Override
                public boolean isOver() {
                    return false;
                }

                @Override
                public void close() {}
            };
        }
    }
}
