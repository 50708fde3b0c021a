package dev.coracle.client.events;

import dev.coracle.model.core.Event;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Combines similar events: from the tenth different message within ten minutes on, all are one event that shows the
 * latest message. One thread at a time.
 */
final class Aggregator {
    private static final int LIMIT = 10;
    private static final long WINDOW = Duration.ofMinutes(10).toNanos();
    private static final String PREFIX = "(combined from similar events): ";

    private final Lru<Similar> groups = new Lru<>();

    private static final class Similar {
        final Set<String> messages = new LinkedHashSet<>();
        long last;
    }

    Grouped aggregate(Event event, long now) {
        String key = Sameness.similar(event);
        Similar group = groups.computeIfAbsent(key, it -> new Similar());
        if (now - group.last > WINDOW) group.messages.clear();
        group.last = now;
        group.messages.add(event.message().orElse(""));
        if (group.messages.size() < LIMIT) return new Grouped(event, Sameness.same(event));
        Iterator<String> oldest = group.messages.iterator();
        oldest.next();
        oldest.remove();
        return new Grouped(event.withMessage(PREFIX + event.message().orElse("")), key);
    }
}
