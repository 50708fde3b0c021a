package dev.coracle.testkit;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.TreeSet;

/**
 * A process whose time stands still until it is told to pass. Tasks run at once on the thread that hands them over, so
 * that a store may wait for its own worker. For one thread.
 */
final class ManualPlatform implements Platform, Clock {
    private record Due(long nanos, long number, Runnable task) {}

    private final TreeSet<Due> timers =
            new TreeSet<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private final Entropy entropy = new SeededEntropy(0);
    private long nanos;
    private long number;
    private boolean closed;

    /** Lets time pass, with all that is due meanwhile. */
    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (!timers.isEmpty() && timers.first().nanos() <= end) {
            Due due = timers.pollFirst();
            nanos = due.nanos();
            due.task().run();
        }
        nanos = end;
    }

    @Override
    public Worker worker(String name) {
        return new ManualWorker();
    }

    private final class ManualWorker implements Worker {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable task) {
            if (closed) return;
            tasks.add(task);
            if (running) return;
            running = true;
            try {
                for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) next.run();
            } finally {
                running = false;
            }
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            Due due = new Due(nanos + Math.max(0, delay.toNanos()), number++, () -> execute(task));
            timers.add(due);
            return () -> timers.remove(due);
        }
    }

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public Platform process(String name) {
        return this;
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("time is passed by hand");
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException("time is passed by hand");
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        timers.clear();
    }
}
