package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScores;
import java.util.List;

/** One plugin's scores of the feasible nodes. */
final class ScoreColumn implements NodeScores {
    private final List<? extends NodeInfo> nodes;
    private final long[] scores;

    ScoreColumn(List<? extends NodeInfo> nodes) {
        this.nodes = nodes;
        this.scores = new long[nodes.size()];
    }

    @Override
    public int size() {
        return scores.length;
    }

    @Override
    public NodeInfo node(int index) {
        return nodes.get(index);
    }

    @Override
    public long score(int index) {
        return scores[index];
    }

    @Override
    public void set(int index, long score) {
        scores[index] = score;
    }
}
