package dev.coracle.controllers;

import dev.coracle.client.queue.WorkQueue;
import dev.coracle.model.meta.ObjectKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that wait to be reconciled. What is added before the informers show the cluster waits until they do.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 */
public final class ReconcileQueue {
    private final Set<ObjectKey> early = new LinkedHashSet<>();
    private @Nullable WorkQueue<ObjectKey> work;

    ReconcileQueue() {}

    /** Asks for an object to be reconciled; it waits at most once, however often it is asked for. */
    public synchronized void add(ObjectKey key) {
        if (work == null) early.add(key);
        else work.add(key);
    }

    /** Asks for an object to be reconciled after this time; of several such wishes the earliest counts. */
    public synchronized void addAfter(ObjectKey key, Duration delay) {
        if (work == null) early.add(key);
        else work.addAfter(key, delay);
    }

    /** Whether nothing waits and nothing is being reconciled; what waits for its time to come does not count. */
    public synchronized boolean isIdle() {
        return work == null ? early.isEmpty() : work.isIdle();
    }

    synchronized void open(WorkQueue<ObjectKey> queue) {
        work = queue;
        early.forEach(queue::add);
        early.clear();
    }
}
