package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodCounts;

/**
 * One hard constraint in one attempt.
 *
 * @param counts the pods to spread
 * @param minDomains as long as there are fewer parts, the emptiest is taken as empty
 * @param maxSkew how many pods more than in the emptiest part there may be
 * @param self 1 where the pod is one of those to spread
 */
record SpreadLimit(PodCounts counts, int minDomains, int maxSkew, int self) {
    /** What a node says about itself. */
    enum Verdict {
        /** Another pod may be there. */
        OK,
        /** It has not the label. */
        NO_LABEL,
        /** There are too many pods there already. */
        SKEWED
    }

    Verdict of(NodeInfo node) {
        int there = counts.in(node);
        if (there == PodCounts.NO_LABEL) return Verdict.NO_LABEL;
        int least = counts.domains() < minDomains ? 0 : counts.minimum();
        return there + self - least > maxSkew ? Verdict.SKEWED : Verdict.OK;
    }
}
