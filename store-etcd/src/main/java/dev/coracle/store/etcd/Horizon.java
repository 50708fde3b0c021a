package dev.coracle.store.etcd;

import dev.coracle.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How far the watch has come, and who waits until it has come further. Safe for all threads. */
final class Horizon {
    private record Waiter(long revision, CompletableFuture<Long> arrival) {}

    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::revision));
    private volatile long revision;

    long revision() {
        return revision;
    }

    /** Tells that everything up to this revision can be read. */
    void reach(long reached) {
        List<Waiter> arrived = new ArrayList<>();
        synchronized (waiters) {
            revision = Math.max(revision, reached);
            while (!waiters.isEmpty() && waiters.element().revision() <= reached) arrived.add(waiters.remove());
        }
        for (Waiter waiter : arrived) waiter.arrival().complete(reached);
    }

    /** Waits until everything up to this revision can be read; says whether it can. */
    boolean await(long awaited, Duration patience) {
        if (revision >= awaited) return true;
        Waiter waiter = new Waiter(awaited, new CompletableFuture<>());
        synchronized (waiters) {
            if (revision >= awaited) return true;
            waiters.add(waiter);
        }
        try {
            waiter.arrival().get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return revision >= awaited;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for etcd's changes", false, e);
        } catch (ExecutionException e) {
            throw new StoreException("the wait for etcd's changes failed", false, e);
        } finally {
            synchronized (waiters) {
                waiters.remove(waiter);
            }
        }
    }
}
