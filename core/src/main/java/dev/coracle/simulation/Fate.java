package dev.coracle.simulation;

import dev.coracle.model.meta.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a call under a {@link Disturbance}.
 *
 * @param latency how much longer it is under way than usual
 * @param outcome how it ends
 * @param status what it is answered with, where it is {@link Outcome#TURNED_AWAY}
 */
public record Fate(Duration latency, Outcome outcome, Optional<Status> status) {
    /** As usual. */
    public static final Fate USUAL = of(Outcome.PASSES);

    /** How a call ends; a later one prevails over those before it. */
    public enum Outcome {
        /** It is carried out and answered. */
        PASSES,
        /** Something before the server answers that it was refused; nothing was done. */
        TURNED_AWAY,
        /** It is carried out, and its answer is lost. */
        UNANSWERED,
        /** It never arrives, and its caller cannot know whether it did. */
        LOST,
        /** It does not get through, and its caller knows that nothing was done. */
        UNREACHABLE
    }

    /** A fate without more latency. */
    public static Fate of(Outcome outcome) {
        return new Fate(Duration.ZERO, outcome, Optional.empty());
    }

    /** As usual, and later. */
    public static Fate late(Duration latency) {
        return new Fate(latency, Outcome.PASSES, Optional.empty());
    }

    /** Refused before the server. */
    public static Fate turnedAway(Status status) {
        return new Fate(Duration.ZERO, Outcome.TURNED_AWAY, Optional.of(status));
    }

    /** What two disturbances make of a call together: both latencies, and the worse outcome. */
    Fate and(Fate other) {
        Fate worse = other.outcome.compareTo(outcome) > 0 ? other : this;
        return new Fate(latency.plus(other.latency), worse.outcome, worse.status);
    }
}
