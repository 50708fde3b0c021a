package dev.coracle.platform.live;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Lets threads that belong to no process, such as a test's own, wait for something to become true.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; many may wait at once.
 */
public final class Bell {
    private long rings;

    /** Makes all who wait look again. Returns at once. */
    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /**
     * Waits, blocking the thread, until the goal is reached. It is looked at now, after each ring, and when time is up.
     *
     * @return whether it was reached before the limit
     * @throws IllegalStateException where the thread is interrupted; it stays so
     */
    public boolean await(BooleanSupplier goal, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean inTime = true;
        while (true) {
            long heard = rings();
            if (goal.getAsBoolean()) return true;
            if (!inTime) return false;
            inTime = hear(heard, deadline);
        }
    }

    private synchronized long rings() {
        return rings;
    }

    private synchronized boolean hear(long heard, long deadline) {
        try {
            while (rings == heard) {
                long left = deadline - System.nanoTime();
                if (left <= 0) return false;
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
