package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.List;

/** Prefers nodes of which the pod leaves an even share of each resource. */
public final class NodeResourcesBalancedAllocation implements PreScorePlugin, ScorePlugin, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodeResourcesBalancedAllocation";

    private final ResourceUse use;
    private final double[] shares;

    /** The plugin, over these resources; their weights do not matter. */
    public NodeResourcesBalancedAllocation(List<ResourceSpec> resources) {
        use = new ResourceUse(resources, false);
        shares = new double[resources.size()];
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        return use.isAskedFor(pod) ? Status.success() : Status.skip();
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        use.look(pod, node);
        int count = 0;
        double sum = 0;
        for (int i = 0; i < use.size(); i++) {
            if (!use.counts(i)) continue;
            double share = Math.min(1, (double) use.requested(i) / (double) use.allocatable(i));
            sum += share;
            shares[count++] = share;
        }
        return (long) ((1 - deviation(count, sum)) * MAX_SCORE);
    }

    /** Standard deviation; computed in this order, on which the last bit depends. */
    private double deviation(int count, double sum) {
        if (count < 2) return 0;
        if (count == 2) return Math.abs((shares[0] - shares[1]) / 2);
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) squares += (shares[i] - mean) * (shares[i] - mean);
        return Math.sqrt(squares / count);
    }

    @Override
    public Object signature(PodInfo pod) {
        return pod.requests();
    }
}
