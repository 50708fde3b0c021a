package dev.coracle.client.leader;

import dev.coracle.platform.Clock;

/**
 * One term of one leader.
 *
 * <p>A lease cannot stop a process that was frozen while its term ran out: ask {@link #isHeld()} right before each write,
 * and send the {@link #epoch()} along where the receiver can compare it.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public final class Leadership {
    private final String identity;
    private final long epoch;
    private final Clock clock;
    private long heldUntil;
    private boolean ended;

    Leadership(String identity, long epoch, Clock clock, long heldUntil) {
        this.identity = identity;
        this.epoch = epoch;
        this.clock = clock;
        this.heldUntil = heldUntil;
    }

    /** Who leads. */
    public String identity() {
        return identity;
    }

    /** Number of the term, {@code leaseTransitions} of the lease: each later term has a greater one. */
    public long epoch() {
        return epoch;
    }

    /** Whether the term goes on, by the clock as it is now: not later than the renew deadline after the last renewal. */
    public synchronized boolean isHeld() {
        return !ended && clock.nanos() - heldUntil < 0;
    }

    synchronized long heldUntil() {
        return heldUntil;
    }

    /** Puts the end off; does nothing once the term is over, since others may have seen it end. */
    synchronized void extend(long until) {
        if (isHeld()) heldUntil = until;
    }

    /** Ends the term; returns whether it had not been ended before. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    @Override
    public String toString() {
        return "term " + epoch + " of " + identity;
    }
}
