package dev.coracle.store.mvcc;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.mvcc.Expiries.Expiry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes keys whose time to live has passed: one worker, and one timer for the next of them.
 *
 * <p><b>Time</b> is what the process's clock measures, so that a jump of the time of day neither hastens nor delays it.
 * <p><b>Threads.</b> Every method may be called from any thread, also one that holds the store's locks, and the news of
 * two writes in any order. The worker holds no lock when it calls the deletion.
 */
public final class Expirer implements AutoCloseable {
    /** Deletes keys for an {@link Expirer}. */
    @FunctionalInterface
    public interface Deletion {
        /**
         * Deletes the key if this is still its revision, and does nothing otherwise.
         *
         * @throws StoreException where that fails; it is tried again
         */
        void delete(String key, long modRevision);
    }

    private static final Logger log = LoggerFactory.getLogger(Expirer.class);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final long startNanos;
    private final Worker worker;
    private final Deletion deletion;

    private final Expiries expiries = new Expiries();
    private @Nullable Timer timer;
    private long timerNanos = Long.MAX_VALUE;
    private boolean closed;

    /** One with a worker of this process. */
    public Expirer(Platform platform, Deletion deletion) {
        this.clock = platform.clock();
        this.startNanos = clock.nanos();
        this.worker = platform.worker("store-expiry");
        this.deletion = deletion;
    }

    /**
     * Notes that a version was written that ends when this much time has passed.
     *
     * @throws IllegalArgumentException where the time is not positive
     */
    public synchronized void expire(KeyValue version, Duration timeToLive) {
        long nanos = requirePositive(timeToLive).compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeToLive.toNanos();
        expiries.add(new Expiry(version.key(), version.modRevision(), now() + nanos));
        arm();
    }

    /** Notes that at this revision the key was deleted, or written so that it lasts. */
    public synchronized void keep(String key, long revision) {
        expiries.remove(key, revision);
    }

    /** The time to live, if it is one. */
    public static Duration requirePositive(Duration timeToLive) {
        if (timeToLive.isZero() || timeToLive.isNegative()) {
            throw new IllegalArgumentException("a time to live must be positive: " + timeToLive);
        }
        return timeToLive;
    }

    /** Deletes nothing from now on, but for what is being deleted. */
    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) timer.cancel();
    }

    private void deleteDue() {
        for (Expiry expiry : takeDue()) {
            try {
                deletion.delete(expiry.key(), expiry.revision());
            } catch (StoreException e) {
                retry(expiry, e);
            }
        }
        synchronized (this) {
            arm();
        }
    }

    private synchronized List<Expiry> takeDue() {
        timer = null;
        timerNanos = Long.MAX_VALUE;
        return closed ? List.of() : expiries.takeDue(now());
    }

    private synchronized void retry(Expiry expiry, StoreException failure) {
        if (closed) return;
        log.atWarn().addKeyValue("key", expiry.key()).setCause(failure).log("an expired key could not be deleted");
        expiries.add(new Expiry(expiry.key(), expiry.revision(), now() + RETRY_NANOS));
    }

    /** Sets the timer for the next deadline. A timer for an earlier one, which has gone since, is left to run out. */
    private void arm() {
        OptionalLong next = expiries.next();
        if (closed || next.isEmpty() || timerNanos <= next.getAsLong()) return;
        if (timer != null) timer.cancel();
        timerNanos = next.getAsLong();
        timer = worker.after(Duration.ofNanos(timerNanos - now()), this::deleteDue);
    }

    private long now() {
        return clock.nanos() - startNanos;
    }
}
