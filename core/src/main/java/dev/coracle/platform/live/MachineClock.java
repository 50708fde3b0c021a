package dev.coracle.platform.live;

import dev.coracle.platform.Clock;
import java.time.Instant;

/** The clock of the machine. */
enum MachineClock implements Clock {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
