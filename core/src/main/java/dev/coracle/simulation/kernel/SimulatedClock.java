package dev.coracle.simulation.kernel;

import dev.coracle.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process's clock: goes faster or slower than the kernel's, and shows a time of day of its own. */
final class SimulatedClock implements Clock {
    /** The most a clock may be fast or slow, in millionths. */
    static final long MOST_DRIFT = 500_000;

    private static final long MILLION = 1_000_000;

    /** Beyond that many nanoseconds, 73 years, a moment is never: short enough for all arithmetic to fit. */
    private static final long FOREVER = Long.MAX_VALUE / 4;

    private final Kernel kernel;

    /** One moment by the kernel's time and by this clock: since then, it has run at its present rate. */
    private long kernelThen;

    private long ownThen;

    /** Nanoseconds of this clock per millisecond of the kernel's time. */
    private long rate = MILLION;

    /** What the time of day is ahead of the start and {@link #nanos()}. */
    private long offset;

    /** A clock like that of the parent process; right where there is none. */
    SimulatedClock(Kernel kernel, @Nullable SimulatedClock parent) {
        this.kernel = kernel;
        if (parent == null) return;
        kernelThen = parent.kernelThen;
        ownThen = parent.ownThen;
        rate = parent.rate;
        offset = parent.offset;
    }

    @Override
    public long nanos() {
        kernel.checkThread();
        long passed = kernel.nanos() - kernelThen;
        return ownThen + passed / MILLION * rate + passed % MILLION * rate / MILLION;
    }

    @Override
    public Instant now() {
        return kernel.options().start().plusNanos(nanos() + offset);
    }

    /** What it will show after this time. */
    long after(Duration delay) {
        return Kernel.later(nanos(), delay);
    }

    /** The first moment of the kernel's time at which it shows this, or more. */
    long momentOf(long nanos) {
        long wait = Math.max(0, nanos - ownThen);
        if (wait > FOREVER) return Long.MAX_VALUE;
        return kernelThen + wait / rate * MILLION + (wait % rate * MILLION + rate - 1) / rate;
    }

    /** Whether it runs neither fast nor slow. */
    boolean isSteady() {
        return rate == MILLION;
    }

    /** Makes it run faster by so many millionths; slower for less than 0. */
    void drift(long millionths) {
        if (Math.abs(millionths) > MOST_DRIFT)
            throw new IllegalArgumentException("drift must be within " + MOST_DRIFT + " millionths: " + millionths);
        ownThen = nanos();
        kernelThen = kernel.nanos();
        rate = MILLION + millionths;
    }

    /** Sets the time of day this far ahead of the true one. */
    void set(Duration ahead) {
        offset = kernel.nanos() + ahead.toNanos() - nanos();
    }

    /** Moves the time of day. */
    void jump(Duration by) {
        offset += by.toNanos();
    }
}
