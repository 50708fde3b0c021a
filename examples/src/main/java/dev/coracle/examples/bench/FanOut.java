package dev.coracle.examples.bench;

import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.store.Change;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watchers of everything in a memory store, each with a worker and an outgoing buffer of its own. The frame of a change is
 * encoded once and shared by all; each copies it into its buffer. The writer waits where they fall behind.
 */
final class FanOut implements AutoCloseable {
    private static final int KEYS = 10_000;
    private static final int BATCH = 1_000;
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int WRITES_AHEAD = 100;

    private final FilledStore filled = new FilledStore(KEYS, 100);
    private final Platform platform;
    private final List<Watcher> watchers = new ArrayList<>();
    private final AtomicLong delivered = new AtomicLong();

    private final class Watcher implements Runnable {
        private final Cursor cursor = filled.store.changes("/registry/", 0).get();
        private final AtomicBoolean queued = new AtomicBoolean();
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private final Worker worker;
        private final Subscription subscription;
        private int used;

        Watcher(Worker worker) {
            this.worker = worker;
            this.subscription = filled.store.subscribe("/registry/", this);
        }

        /** The signal. */
        @Override
        public void run() {
            if (!queued.getAndSet(true)) worker.execute(this::read);
        }

        private void read() {
            queued.set(false);
            List<Change> changes = cursor.next(BATCH).get();
            for (Change change : changes) send(change.current().decoded(FanOut::frame));
            delivered.addAndGet(changes.size());
            if (changes.size() == BATCH) run();
        }

        private void send(byte[] frame) {
            if (used + frame.length > buffer.length) used = 0; // sent
            System.arraycopy(frame, 0, buffer, used, frame.length);
            used += frame.length;
        }

        void close() {
            subscription.close();
            cursor.close();
        }
    }

    FanOut(Platform platform, int watchers) {
        this.platform = platform;
        for (int i = 0; i < watchers; i++) this.watchers.add(new Watcher(platform.worker("watcher " + i)));
    }

    /** Writes for so long; how many events arrived in a second. */
    double run(int seconds) {
        Stopwatch watch = new Stopwatch(platform.clock());
        long before = delivered.get();
        long wanted = before;
        while (watch.seconds() < seconds) {
            for (int i = 0; i < WRITES_AHEAD; i++) filled.replace();
            wanted += (long) WRITES_AHEAD * watchers.size();
            while (delivered.get() < wanted) Thread.onSpinWait();
        }
        return (delivered.get() - before) / watch.seconds();
    }

    private static byte[] frame(KeyValue version) {
        String object = new String(version.value().bytes(), StandardCharsets.UTF_8);
        String frame = "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"resourceVersion\":\"" + version.modRevision()
                + "\"},\"spec\":" + object + "}}\n";
        return frame.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        watchers.forEach(Watcher::close);
    }
}
