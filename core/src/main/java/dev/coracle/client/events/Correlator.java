package dev.coracle.client.events;

import dev.coracle.client.pace.TokenBucket;
import dev.coracle.model.Time;
import dev.coracle.model.core.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of an event: a new one, one more of an earlier one, or nothing, because its source talks too much
 * about one object. The rules and numbers are those of client-go's event correlator. One thread at a time.
 */
final class Correlator {
    private static final int BURST = 25;
    private static final Duration PER_EVENT = Duration.ofMinutes(5);

    private final Aggregator aggregator = new Aggregator();
    private final Lru<Seen> seen = new Lru<>();
    private final Lru<TokenBucket> allowances = new Lru<>();

    private record Seen(int count, Optional<Time> first, String name) {}

    /** What to write; empty where that would be too much. */
    Optional<Grouped> correlate(Event event, long now) {
        Grouped grouped = aggregator.aggregate(event, now);
        Event observed = observe(grouped);
        TokenBucket allowance =
                allowances.computeIfAbsent(Sameness.about(observed), it -> new TokenBucket(BURST, PER_EVENT, now));
        return allowance.tryTake(now) ? Optional.of(grouped.with(observed)) : Optional.empty();
    }

    /** The event with the name and count that it has as one more of those seen before. */
    private Event observe(Grouped grouped) {
        Event event = grouped.event();
        Seen last = seen.get(grouped.key());
        Event observed = last == null
                ? event
                : event.withMetadata(event.metadata().withName(last.name))
                        .withFirstTimestamp(last.first)
                        .withCount(last.count + 1);
        stored(grouped.with(observed));
        return observed;
    }

    /** Notes how an event was stored. */
    void stored(Grouped grouped) {
        seen.put(grouped.key(), seenAs(grouped.event()));
    }

    private static Seen seenAs(Event event) {
        return new Seen(event.count(), event.firstTimestamp(), event.name());
    }

    /** What counts an event up that is stored already. */
    static Map<String, Object> patch(Event event) {
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("count", (long) event.count());
        event.lastTimestamp().ifPresent(time -> patch.put("lastTimestamp", time.toString()));
        event.message().ifPresent(message -> patch.put("message", message));
        return patch;
    }
}
