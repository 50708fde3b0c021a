package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.cycle.Scoring.Weighted;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of {@link NodeLocal} plugins, remembered. Those that stand as they are given are kept as one weighed sum;
 * those that are seen in relation to other nodes' each by itself.
 */
final class LocalScores {
    private static final int SUM = 0;

    private final List<Weighted> plain = new ArrayList<>();
    private final List<Weighted> relative = new ArrayList<>();
    private final ScoreColumn scores = new ScoreColumn();

    LocalScores(List<Weighted> plugins) {
        for (Weighted weighted : plugins) {
            if (!isLocal(weighted)) continue;
            (weighted.plugin() instanceof ScoreExtensions ? relative : plain).add(weighted);
        }
    }

    static boolean isLocal(Weighted weighted) {
        return weighted.plugin() instanceof NodeLocal;
    }

    /** How many numbers a node needs. */
    int columns() {
        return 1 + relative.size();
    }

    /** Adds up the weighed scores of the nodes. */
    Status add(Attempt attempt, NodeMemory memory, List<? extends NodeInfo> nodes, long[] totals) {
        for (int i = 0; i < totals.length; i++) {
            NodeInfo node = nodes.get(i);
            if (!memory.isScored(node)) {
                Status scored = score(attempt, memory, node);
                if (!scored.isSuccess()) return scored;
            }
            totals[i] += memory.score(node, SUM);
        }
        for (int i = 0; i < relative.size(); i++) {
            Weighted weighted = relative.get(i);
            if (isSkipped(attempt, weighted)) continue;
            Status added = relate(attempt, memory, nodes, totals, weighted, SUM + 1 + i);
            if (!added.isSuccess()) return added;
        }
        return Status.success();
    }

    private static boolean isSkipped(Attempt attempt, Weighted weighted) {
        return attempt.state().skippedScores().contains(weighted.plugin().name());
    }

    private Status score(Attempt attempt, NodeMemory memory, NodeInfo node) {
        long sum = 0;
        for (Weighted weighted : plain) {
            if (isSkipped(attempt, weighted)) continue;
            scores.begin(List.of(node));
            Status scored = Scoring.ask(weighted.plugin(), attempt, scores);
            if (!scored.isSuccess()) return scored;
            sum += weighted.weight() * scores.score(0);
        }
        memory.score(node, SUM, sum);
        for (int i = 0; i < relative.size(); i++) {
            Weighted weighted = relative.get(i);
            if (isSkipped(attempt, weighted)) continue;
            try {
                memory.score(node, SUM + 1 + i, weighted.plugin().score(attempt.state(), attempt.pod(), node));
            } catch (RuntimeException e) {
                return Failures.thrown(e).by(weighted.plugin().name());
            }
        }
        memory.scored(node);
        return Status.success();
    }

    private Status relate(
            Attempt attempt,
            NodeMemory memory,
            List<? extends NodeInfo> nodes,
            long[] totals,
            Weighted weighted,
            int column) {
        scores.begin(nodes);
        for (int i = 0; i < totals.length; i++) scores.set(i, memory.score(nodes.get(i), column));
        Status related = Scoring.relate(weighted.plugin(), attempt, scores);
        if (!related.isSuccess()) return related;
        Scoring.add(weighted, scores, totals);
        return Status.success();
    }
}
