package dev.coracle.scheduler.framework;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@link PreFilterPlugin#preFilter} answers.
 *
 * @param status success, skip, or a refusal of the pod
 * @param nodes names of the only nodes that come into question; empty for all nodes
 */
public record PreFilterResult(Status status, Optional<SortedSet<String>> nodes) {
    private static final PreFilterResult ALL_NODES = new PreFilterResult(Status.success(), Optional.empty());
    private static final PreFilterResult SKIP = new PreFilterResult(Status.skip(), Optional.empty());

    /** Every node comes into question. */
    public static PreFilterResult allNodes() {
        return ALL_NODES;
    }

    /** The plugin's filter has nothing to say about this pod. */
    public static PreFilterResult skip() {
        return SKIP;
    }

    /** Only these nodes come into question. */
    public static PreFilterResult only(Collection<String> nodes) {
        return new PreFilterResult(
                Status.success(), Optional.of(Collections.unmodifiableSortedSet(new TreeSet<>(nodes))));
    }

    /** No node comes into question, or something is broken. */
    public static PreFilterResult refused(Status status) {
        return new PreFilterResult(status, Optional.empty());
    }
}
