package dev.coracle.cluster;

import dev.coracle.platform.Clock;
import java.util.Optional;

/** Remembers the last time that a part could not do its work. One thread at a time. */
final class OutageLog {
    private final Clock clock;
    private Outage last;

    /** Of a part that does not work yet. */
    OutageLog(Clock clock) {
        this.clock = clock;
        last = new Outage(clock.now(), Optional.empty());
    }

    /** Of a part that works. */
    static OutageLog working(Clock clock) {
        OutageLog log = new OutageLog(clock);
        log.note(true);
        return log;
    }

    /** Notes whether it works from now on. */
    void note(boolean works) {
        boolean worked = last.until().isPresent();
        if (works == worked) return;
        last = works ? new Outage(last.since(), Optional.of(clock.now())) : new Outage(clock.now(), Optional.empty());
    }

    Outage last() {
        return last;
    }
}
