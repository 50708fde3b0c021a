package dev.coracle.scheduler.plugins;

/**
 * Arguments of {@link DefaultPreemption}: how many nodes are tried before the best is taken.
 *
 * @param minCandidateNodesPercentage so many of a hundred nodes that come into question
 * @param minCandidateNodesAbsolute at least so many
 */
public record DefaultPreemptionArgs(int minCandidateNodesPercentage, int minCandidateNodesAbsolute) {
    /** What Kubernetes does by default. */
    public static final DefaultPreemptionArgs DEFAULT = new DefaultPreemptionArgs(10, 100);

    int candidates(int nodes) {
        int share = (int) ((long) nodes * minCandidateNodesPercentage / 100);
        return Math.min(nodes, Math.max(share, minCandidateNodesAbsolute));
    }
}
