package dev.coracle.examples.batch;

import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.framework.Batch;
import dev.coracle.scheduler.framework.BatchPlacement;
import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs all pods that wait as bin packing does: of equal priority the biggest pod goes first, and each goes to the node on
 * which the least is left. So a big pod finds room that small ones would have broken up, whatever the order in which they
 * came.
 *
 * <pre>{@code
 * Clusters.define("packed", c -> c.nodes(3, node -> node.cores(4)).profiles(BestFitDecreasing.profile()))
 * }</pre>
 *
 * <p>What fits where is left to Kubernetes' own filters, so that taints, affinity and volumes count too.
 */
public final class BestFitDecreasing implements BatchPlugin {
    private static final String NAME = "BestFitDecreasing";

    /** Kubernetes' plugins, with the choice of nodes left to this one. */
    public static Profile profile() {
        return Profile.defaults().with(NAME, handle -> new BestFitDecreasing());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<BatchPlacement> plan(Batch batch) {
        Shares shares = new Shares(batch.cluster().nodes());
        List<BatchPlacement> plan = new ArrayList<>();
        for (PodInfo pod : biggestFirst(batch.pods(), shares)) {
            NodeInfo tightest = null;
            double least = Double.POSITIVE_INFINITY;
            for (NodeInfo node : batch.cluster().nodes()) {
                double left = shares.left(node);
                if (left >= least || !batch.filter(pod, node).isSuccess()) continue;
                tightest = node;
                least = left;
            }
            if (tightest == null) continue;
            batch.assume(pod, tightest);
            plan.add(BatchPlacement.on(pod, tightest.name()));
        }
        return plan;
    }

    private static List<PodInfo> biggestFirst(List<PodInfo> pods, Shares shares) {
        Map<PodInfo, Double> sizes = new HashMap<>();
        for (PodInfo pod : pods) sizes.put(pod, shares.of(pod));
        return pods.stream()
                .sorted(Comparator.comparing(PodInfo::priority)
                        .thenComparing(pod -> sizes.getOrDefault(pod, 0.0))
                        .reversed())
                .toList();
    }
}
