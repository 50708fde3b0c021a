package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Verb;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.NetworkObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** When somebody could not be told what happens: nothing reached him, or a watch of his had ended and did not begin again. */
final class Gaps implements NetworkObserver {
    /** Longest pause between two tries to begin a watch, and some: who has not tried by then wants none. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(31);

    /** Who begins a watch anew when its time is over, misses nothing. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final Clock clock;
    private final Duration longestPause;
    private final Set<String> silent = new LinkedHashSet<>();
    /** By process and resource: when a watch ended, or the last try to begin it anew failed. */
    private final Map<String, Map<String, Instant>> missing = new LinkedHashMap<>();

    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** When that was, by this clock; {@code longest} is what a process may take for the longest pause. */
    Gaps(Clock clock, UnaryOperator<Duration> longest) {
        this.clock = clock;
        longestPause = longest.apply(LONGEST_PAUSE);
    }

    @Override
    public void connected(String process) {
        missing.remove(process);
    }

    @Override
    public void silenced(String process, boolean isSilent) {
        boolean changed = isSilent ? silent.add(process) : silent.remove(process);
        if (changed && !isSilent) ends.put(process, clock.now());
    }

    /** A list that fails is not followed by a watch. */
    @Override
    public void called(ObservedCall call) {
        boolean told = call.answered()
                && call.response().filter(ApiResponse.Refused.class::isInstance).isEmpty();
        if (call.request().verb() == Verb.LIST && !told) failed(call.caller(), call.request());
    }

    @Override
    public void failed(String owner, ApiRequest watch) {
        missing(owner).put(watch.resource().plural(), clock.now());
    }

    @Override
    public void closed(ObservedWatch watch) {
        failed(watch.owner(), watch.request());
    }

    @Override
    public void opened(ObservedWatch watch) {
        Instant ended = missing(watch.owner()).remove(watch.request().resource().plural());
        if (ended != null && ended.plus(AT_ONCE).isBefore(clock.now())) ends.put(watch.owner(), clock.now());
    }

    private Map<String, Instant> missing(String process) {
        return missing.computeIfAbsent(process, it -> new LinkedHashMap<>());
    }

    /** When the last gap of a process was over; empty while there is one, long ago where there was none. */
    Optional<Instant> over(String process) {
        Instant latest = clock.now().minus(longestPause);
        boolean waits = missing.getOrDefault(process, Collections.emptyMap()).values().stream()
                .anyMatch(latest::isBefore);
        if (waits || silent.contains(process)) return Optional.empty();
        return Optional.of(ends.getOrDefault(process, Instant.MIN));
    }
}
