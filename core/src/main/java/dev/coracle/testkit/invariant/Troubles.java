package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiResponse;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.NetworkObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers whose calls were not answered, or not as they would be on another day. */
final class Troubles implements NetworkObserver {
    /** Failures with less than this between them are one trouble: longest pause between two tries of a watch. */
    private static final Duration TOGETHER = Duration.ofSeconds(35);

    private final Clock clock;
    private final Map<String, Trouble> byCaller = new LinkedHashMap<>();

    private record Trouble(Instant first, Instant last) {}

    Troubles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void called(ObservedCall call) {
        if (call.answered() && call.response().filter(it -> !isTrouble(it)).isPresent()) return;
        Instant now = clock.now();
        byCaller.merge(call.caller(), new Trouble(now, now), Troubles::joined);
    }

    private static Trouble joined(Trouble old, Trouble next) {
        boolean together = old.last().plus(TOGETHER).isAfter(next.first());
        return together ? new Trouble(old.first(), next.last()) : next;
    }

    /** Whether the server could not, or would not for now. */
    private static boolean isTrouble(ApiResponse response) {
        if (!(response instanceof ApiResponse.Refused refused)) return false;
        int code = refused.status().code();
        return code >= 500 || code == 429 || code == 410;
    }

    /** When a call of somebody last failed. */
    Optional<Instant> last(String caller) {
        return Optional.ofNullable(byCaller.get(caller)).map(Trouble::last);
    }

    /** When somebody's last trouble is sure to be over; long ago where there was none. */
    Optional<Instant> over(String caller) {
        Trouble trouble = byCaller.get(caller);
        if (trouble == null) return Optional.of(Instant.MIN);
        return Optional.of(trouble.last().plus(Duration.between(trouble.first(), trouble.last())));
    }
}
