package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What plugins said of nodes that say the same of a node to every pod of one signature. It holds as long as the node's
 * generation, which also tells a node from an earlier one with its index.
 */
final class NodeMemory {
    private final int columns;
    private long[] filteredAt = new long[0];
    private @Nullable Status[] filtered = new Status[0];
    private long[] scoredAt = new long[0];
    private long[] scores = new long[0];

    /** A memory of so many scores a node. */
    NodeMemory(int columns) {
        this.columns = columns;
    }

    /** Makes room for nodes whose indexes are below the limit. */
    void reserve(int limit) {
        if (filtered.length >= limit) return;
        int size = Math.max(limit, filtered.length * 3 / 2);
        filteredAt = Arrays.copyOf(filteredAt, size);
        filtered = Arrays.copyOf(filtered, size);
        scoredAt = Arrays.copyOf(scoredAt, size);
        scores = Arrays.copyOf(scores, size * columns);
    }

    /** What the filters said; null where that is not known. */
    @Nullable
    Status filtered(NodeInfo node) {
        int index = node.index();
        return filteredAt[index] == node.generation() ? filtered[index] : null;
    }

    void filtered(NodeInfo node, Status status) {
        filteredAt[node.index()] = node.generation();
        filtered[node.index()] = status;
    }

    boolean isScored(NodeInfo node) {
        return scoredAt[node.index()] == node.generation();
    }

    void scored(NodeInfo node) {
        scoredAt[node.index()] = node.generation();
    }

    long score(NodeInfo node, int column) {
        return scores[node.index() * columns + column];
    }

    void score(NodeInfo node, int column, long score) {
        scores[node.index() * columns + column] = score;
    }
}
