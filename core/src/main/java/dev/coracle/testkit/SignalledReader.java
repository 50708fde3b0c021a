package dev.coracle.testkit;

import dev.coracle.platform.Worker;
import dev.coracle.store.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads when it is signalled and at no other time, on a worker of its own. */
final class SignalledReader {
    private static final int BATCH = 7;
    private static final long PATIENCE_SECONDS = 20;

    private final Cursor cursor;
    private final Worker worker;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final Semaphore arrived = new Semaphore(0);
    private final List<Seen> read = new ArrayList<>();

    SignalledReader(Trial trial, String prefix) {
        worker = trial.platform.worker("reader");
        cursor = trial.cursor(prefix, 0);
        trial.store.subscribe(prefix, this::signal);
    }

    private void signal() {
        if (!queued.getAndSet(true)) worker.execute(this::read);
    }

    private void read() {
        queued.set(false);
        List<Seen> changes = Trial.drain(cursor, BATCH);
        synchronized (read) {
            read.addAll(changes);
        }
        arrived.release(changes.size());
    }

    /** What was read, once it is as much as expected; what there is after a while, otherwise. */
    List<Seen> await(int expected) {
        try {
            boolean ignored = arrived.tryAcquire(expected, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (read) {
            return List.copyOf(read);
        }
    }
}
