package dev.coracle.mutant;

import dev.coracle.platform.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;

/** The time that one core has spent on this thread: so that a busy machine finds as much as an idle one. */
final class CpuClock implements Clock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    double seconds() {
        return nanos() / 1e9;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return threads.getCurrentThreadCpuTime();
    }
}
