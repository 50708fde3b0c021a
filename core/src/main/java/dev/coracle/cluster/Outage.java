package dev.coracle.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time during which a part of a cluster could not do its work, by the clock of the cluster's world.
 *
 * @param since when it began
 * @param until when it was over; empty while it lasts
 */
public record Outage(Instant since, Optional<Instant> until) {
    /** How long it lasted; zero while it is not known. */
    public Duration length() {
        return until.map(end -> Duration.between(since, end)).orElse(Duration.ZERO);
    }
}
