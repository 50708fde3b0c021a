package dev.coracle.testkit.arbitrary;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long things last that matter to a cluster: a little less or more than its own timeouts, since mistakes live at
 * their edges.
 */
final class Timeouts {
    /**
     * Renewal of a lease, its duration, a pod's time to stop and a binding's, a node's grace, a toleration of a lost node
     * and the wait of a pod that found no place.
     */
    private static final List<Integer> SECONDS = List.of(10, 15, 30, 50, 300);

    private static final List<Double> FACTORS = List.of(0.5, 0.9, 0.99, 1.01, 1.1, 2.0);

    private Timeouts() {}

    /** All durations around a timeout, short ones first. */
    static List<Duration> edges() {
        return SECONDS.stream()
                .flatMap(seconds -> FACTORS.stream().map(factor -> Duration.ofMillis((long) (seconds * 1000 * factor))))
                .sorted()
                .distinct()
                .toList();
    }

    /** Those of them that are not longer than this, and the shortest of all. */
    static List<Duration> edges(Duration longest) {
        List<Duration> edges = edges();
        return edges.stream()
                .filter(it -> it.compareTo(longest) <= 0 || it.equals(edges.get(0)))
                .toList();
    }

    /** Shorter ones to try instead of this, the shortest first. */
    static Stream<Duration> below(Duration lasting) {
        Stream<Duration> plain = Stream.of(Duration.ZERO, Duration.ofSeconds(1));
        return Stream.concat(plain, edges().stream()).filter(it -> it.compareTo(lasting) < 0);
    }
}
