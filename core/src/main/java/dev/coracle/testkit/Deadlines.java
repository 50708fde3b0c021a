package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is written under each key and until when it should last. */
final class Deadlines {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final double SLACK_SHARE = 0.05;

    /** A version that lasts until one moment at least and another at most. */
    private record Span(KeyValue version, long earliest, long latest) {}

    private final ClusterStore store;
    private final ManualPlatform platform;
    private final Map<String, Span> spans = new LinkedHashMap<>();

    Deadlines(ClusterStore store, ManualPlatform platform) {
        this.store = store;
        this.platform = platform;
    }

    void run(TimedStep step) {
        long revision = store.get(step.key()).map(KeyValue::modRevision).orElse(0L);
        Duration time = Duration.ofSeconds(step.seconds());
        switch (step.kind()) {
            case PASS -> platform.pass(time);
            case DELETE -> {
                assertEquals(revision == 0, store.delete(step.key(), revision).isLeft());
                spans.remove(step.key());
            }
            case PUT ->
                spans.put(step.key(), new Span(given(store.put(step.key(), Value.of(""), revision)), NEVER, NEVER));
            case PUT_FOR_A_TIME -> {
                KeyValue version = given(store.put(step.key(), Value.of(""), revision, time));
                long earliest = platform.nanos() + time.toNanos();
                long slack = SLACK.toNanos() + (long) (time.toNanos() * SLACK_SHARE);
                spans.put(step.key(), new Span(version, earliest, earliest + slack));
            }
        }
    }

    /** Checks each key; one that may be there or not is taken for what it is. */
    void check() {
        for (Map.Entry<String, Span> entry : new ArrayList<>(spans.entrySet())) {
            Span span = entry.getValue();
            boolean there = store.get(entry.getKey())
                    .filter(version -> version.modRevision() == span.version().modRevision())
                    .isPresent();
            long now = platform.nanos();
            assertTrue(there || now >= span.earliest(), () -> entry + " went too early, at " + now);
            assertTrue(!there || now <= span.latest(), () -> entry + " went too late, not at " + now);
            if (!there) spans.remove(entry.getKey());
        }
        assertEquals(spans.size(), store.count(""));
    }
}
