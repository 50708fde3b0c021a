package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScores;
import java.util.List;

/** One plugin's scores of the feasible nodes. One object may serve one plugin after the other. */
final class ScoreColumn implements NodeScores {
    private List<? extends NodeInfo> nodes = List.of();
    private long[] scores = new long[0];

    ScoreColumn() {}

    /** Zeros for nodes. */
    ScoreColumn(List<? extends NodeInfo> nodes) {
        begin(nodes);
    }

    /** Begins anew for nodes, with scores that are to be set. */
    void begin(List<? extends NodeInfo> nodes) {
        this.nodes = nodes;
        if (scores.length < nodes.size()) scores = new long[nodes.size()];
    }

    @Override
    public int size() {
        return nodes.size();
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
