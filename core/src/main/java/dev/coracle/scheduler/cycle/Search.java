package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.Status;
import java.util.List;

/**
 * Goes through the nodes until enough of them do. Each search begins where the one before ended, so that all nodes get
 * their turn; one object serves all profiles.
 */
public final class Search {
    private static final int FEWEST_NODES = 100;
    private static final int LOWEST_PERCENTAGE = 5;

    private int start;

    /** How many feasible nodes are enough; a percentage of 0 leaves that to the size of the cluster. */
    static int enough(int nodes, int percentage) {
        if (nodes < FEWEST_NODES || percentage >= 100) return nodes;
        int share = percentage > 0 ? percentage : Math.max(LOWEST_PERCENTAGE, 50 - nodes / 125);
        return Math.max(FEWEST_NODES, (int) ((long) nodes * share / 100));
    }

    /**
     * The nodes that do, in the order in which they were found. The search ends at the first that is too many: nodes
     * refused before that one count as looked at.
     *
     * @return success, or the error that ended the search
     */
    Status run(
            Filters filters,
            Attempt attempt,
            Recall recall,
            List<? extends NodeInfo> nodes,
            int enough,
            Diagnosis diagnosis,
            List<NodeInfo> feasible) {
        int size = nodes.size();
        int at = size == 0 ? 0 : start % size;
        for (int i = 0; i < size; i++) {
            NodeInfo node = nodes.get(at);
            if (++at == size) at = 0;
            Status status = filters.run(attempt, recall, node);
            if (status.isSuccess()) {
                if (feasible.size() == enough) break;
                feasible.add(node);
            } else if (status.isRejected()) {
                diagnosis.refusals().set(node, status);
                diagnosis.blame(status);
            } else {
                return status;
            }
        }
        return Status.success();
    }

    /** Moves on by the nodes that were looked at. */
    void advance(int lookedAt, int allNodes) {
        start = (start + lookedAt) % allNodes;
    }

    /** Where the next search begins. */
    public int start() {
        return start;
    }
}
