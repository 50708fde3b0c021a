package dev.coracle.scheduler.framework;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of its own that has a say in where pods go, after the plugins: it may refuse nodes that they found, score
 * them, spare pods that they would evict, and bind pods. It does only what it overrides.
 *
 * <p><b>Threads.</b> Asked by the scheduler's worker, which waits for the answer; {@link #bind} by workers for writes.
 * <p><b>Errors.</b> What it throws fails the attempt, unless it {@linkplain #isIgnorable() may be ignored}. Failures to
 * score never matter.
 */
public interface Extender {
    /** The highest score of a node. The lowest is 0. */
    int MAX_SCORE = 10;

    /**
     * What an extender says of nodes.
     *
     * @param feasible the nodes that do
     * @param refused why other nodes do not, by name; room made on them by removing pods may help
     * @param hopeless the same, where removing pods cannot help
     */
    record Filtered(List<String> feasible, Map<String, String> refused, Map<String, String> hopeless) {
        /** All of them do. */
        public static Filtered all(List<? extends NodeInfo> nodes) {
            List<String> names = nodes.stream().map(NodeInfo::name).toList();
            return new Filtered(names, Collections.emptyMap(), Collections.emptyMap());
        }
    }

    /**
     * Pods that would have to leave a node.
     *
     * @param violations how many of them a disruption budget protects
     */
    record Victims(List<PodInfo> pods, int violations) {}

    /** Its name in messages. */
    String name();

    /** Whether pods are scheduled without it when it fails. */
    default boolean isIgnorable() {
        return false;
    }

    /** Whether it has a say in this pod. */
    default boolean isInterestedIn(PodInfo pod) {
        return true;
    }

    /** Which of the nodes do. */
    default Filtered filter(PodInfo pod, List<? extends NodeInfo> nodes) {
        return Filtered.all(nodes);
    }

    /** How good nodes are, by name, from 0 to {@link #MAX_SCORE}; nodes left out get 0. */
    default Map<String, Long> prioritize(PodInfo pod, List<? extends NodeInfo> nodes) {
        return Collections.emptyMap();
    }

    /** How much its scores count. */
    default long weight() {
        return 1;
    }

    /**
     * Which of the nodes may lose pods for this one, and which pods; empty where it has no opinion.
     *
     * @param candidates by the node's name
     */
    default Optional<Map<String, Victims>> preempt(PodInfo pod, Map<String, Victims> candidates) {
        return Optional.empty();
    }

    /** Whether it binds pods that it is interested in, in place of the plugins. */
    default boolean binds() {
        return false;
    }

    /** Binds a pod; asked only where it {@linkplain #binds() does}. */
    default void bind(PodInfo pod, String node) {
        throw new UnsupportedOperationException(name() + " binds no pods");
    }
}
