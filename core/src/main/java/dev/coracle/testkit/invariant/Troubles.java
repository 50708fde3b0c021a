package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiResponse;
import dev.coracle.cluster.Outage;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.NetworkObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers whose calls were not answered, or not as they would be on another day, or late. */
final class Troubles implements NetworkObserver {
    /** Failures with no more than this and their time between them are one trouble: longest pause between two tries of a watch. */
    private static final Duration TOGETHER = Duration.ofSeconds(35);

    /** A call that takes longer is a trouble: who makes many, one after the other, is late by all of them. */
    private static final Duration SLOW = Duration.ofMillis(100);

    private final Clock clock;
    private final Map<String, Trouble> byCaller = new LinkedHashMap<>();
    /** By caller: when the calls that are under way were made, the first one first. */
    private final Map<String, List<Instant>> underWay = new LinkedHashMap<>();

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Trouble(Instant first, Instant last) {}

    /** Calls that the server did not carry out, with none between them that it did. */
    private record Failures(Instant first, Instant last, boolean over) {}

    Troubles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void connected(String process) {
        underWay.remove(process);
    }

    @Override
    public void calls(String caller) {
        underWay.computeIfAbsent(caller, it -> new ArrayList<>()).add(clock.now());
    }

    @Override
    public void called(ObservedCall call) {
        Instant now = clock.now();
        Duration taken = call.time().minus(call.sent());
        underWay.getOrDefault(call.caller(), new ArrayList<>()).remove(now.minus(taken));
        noteFailure(call, now);
        boolean well = call.answered()
                && call.served()
                && call.response().filter(it -> !isTrouble(it)).isPresent();
        if (well && taken.compareTo(SLOW) <= 0) return;
        byCaller.merge(call.caller(), new Trouble(now.minus(taken), now), Troubles::joined);
    }

    private void noteFailure(ObservedCall call, Instant now) {
        Failures old = failures.get(call.caller());
        if (!isFailure(call)) {
            if (old != null && !old.over()) failures.put(call.caller(), new Failures(old.first(), old.last(), true));
        } else {
            Instant first = old == null || old.over() ? now : old.first();
            failures.put(call.caller(), new Failures(first, now, false));
        }
    }

    /** Whether nobody would have got through; who is told to wait, did. */
    private static boolean isFailure(ObservedCall call) {
        if (!call.answered() || call.response().isEmpty()) return true;
        return call.response().get() instanceof ApiResponse.Refused refused
                && refused.status().code() >= 500;
    }

    /** Pauses between tries grow no faster than the time over which they are made. */
    private static Trouble joined(Trouble old, Trouble next) {
        Duration grown = Duration.between(old.first(), old.last());
        boolean together = old.last().plus(grown).plus(TOGETHER).isAfter(next.first());
        return together ? new Trouble(old.first(), next.last()) : next;
    }

    /** Whether the server could not, or would not for now. */
    private static boolean isTrouble(ApiResponse response) {
        if (!(response instanceof ApiResponse.Refused refused)) return false;
        int code = refused.status().code();
        return code >= 500 || code == 429 || code == 410;
    }

    /** The last time that not one call of somebody was carried out, up to the last of those; empty where there was none. */
    Optional<Outage> lastOutage(String caller) {
        return Optional.ofNullable(failures.get(caller)).map(it -> new Outage(it.first(), Optional.of(it.last())));
    }

    /** When somebody's last trouble is sure to be over; long ago where there was none, empty while a call takes long. */
    Optional<Instant> over(String caller) {
        List<Instant> waiting = underWay.getOrDefault(caller, List.of());
        if (!waiting.isEmpty() && waiting.get(0).plus(SLOW).isBefore(clock.now())) return Optional.empty();
        Trouble trouble = byCaller.get(caller);
        if (trouble == null) return Optional.of(Instant.MIN);
        return Optional.of(trouble.last().plus(Duration.between(trouble.first(), trouble.last())));
    }
}
