package dev.coracle.store.etcd;

import dev.coracle.platform.Entropy;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.StoreException;
import dev.coracle.testkit.history.RandomClient;
import dev.coracle.testkit.history.StoreHistory;
import dev.coracle.testkit.history.Summary;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients who read and write through two stores on one etcd, each with a reader of all changes, while something happens. */
final class Upheaval implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int BATCH = 50;
    private static final long PATIENCE_SECONDS = 120;
    private static final int MOST_ATTEMPTS = 60;

    private final LivePlatform platform = new LivePlatform("upheaval", CLIENTS + 8);
    private final Entropy entropy;
    private final List<ClusterStore> stores = new ArrayList<>();
    private final Semaphore steps = new Semaphore(0);
    private int round;

    /** Stores that ask this member as long as it answers, and then those after it. */
    Upheaval(EtcdCluster etcd, int first, long seed) {
        entropy = new SeededEntropy(seed);
        List<URI> endpoints = new ArrayList<>(etcd.endpoints());
        Collections.rotate(endpoints, -first);
        EtcdOptions options = etcd.options()
                .endpoints(endpoints)
                .timeout(Duration.ofSeconds(2))
                .build();
        for (int i = 0; i < 2; i++) stores.add(EtcdStore.at(options).open(platform.process("server-" + i)));
    }

    /** Waits until clients have gone so many steps more. */
    void await(int number) {
        try {
            steps.drainPermits();
            if (!steps.tryAcquire(number, PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new AssertionError("clients stand still");
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Has clients at work from shortly before it happens until it is over, and judges what they saw. */
    Summary during(Runnable trouble) {
        round++;
        StoreHistory history = StoreHistory.from(stores.get(0));
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        List<ClusterStore> recorded = stores.stream().map(history::record).toList();
        List<Cursor> cursors =
                recorded.stream().map(store -> store.changes("", 0).get()).toList();
        for (int i = 0; i < CLIENTS; i++) ends.add(start(client(recorded.get(i % 2), i), over));
        for (int i = 0; i < stores.size(); i++) ends.add(start(reader(stores.get(i), cursors.get(i)), over));
        try {
            await(CLIENTS * 4);
            trouble.run();
            await(CLIENTS * 4);
        } finally {
            over.set(true);
        }
        for (CompletableFuture<Boolean> end : ends) end.join();
        for (int i = 0; i < stores.size(); i++) readToTheEnd(stores.get(i), cursors.get(i));
        return history.check(stores.get(0));
    }

    private Runnable client(ClusterStore store, int index) {
        String name = "client-" + round + "-" + index;
        RandomClient client = new RandomClient(store, name, entropy.stream(name));
        return () -> {
            client.step();
            steps.release();
        };
    }

    private static Runnable reader(ClusterStore store, Cursor cursor) {
        Semaphore signals = new Semaphore(0);
        store.subscribe("", signals::release);
        return () -> {
            try {
                boolean signalled = signals.tryAcquire(100, TimeUnit.MILLISECONDS);
                int given = signalled ? BATCH : 0;
                while (given == BATCH) given = cursor.next(BATCH).get().size();
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        };
    }

    private CompletableFuture<Boolean> start(Runnable step, AtomicBoolean over) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        platform.worker("task").execute(() -> {
            try {
                while (!over.get()) step.run();
                end.complete(true);
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private static void readToTheEnd(ClusterStore store, Cursor cursor) {
        long now = insist(store);
        cursor.next(Integer.MAX_VALUE).get();
        if (cursor.position() < now) throw new AssertionError("a reader is at " + cursor.position() + " of " + now);
        cursor.close();
    }

    private static long insist(ClusterStore store) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.currentRevision();
            } catch (StoreException e) {
                if (attempt == MOST_ATTEMPTS) throw e;
            }
        }
    }

    @Override
    public void close() {
        stores.forEach(ClusterStore::close);
        platform.close();
    }
}
