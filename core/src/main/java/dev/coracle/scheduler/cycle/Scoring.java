package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.List;

/** Asks the PreScore and Score plugins of a profile about the nodes that do. */
public final class Scoring {
    /** Is told the final scores of each plugin, before they are weighed. */
    public interface Observer {
        /** The scores of a plugin. */
        void scored(ScorePlugin plugin, int weight, NodeScores scores);
    }

    /** A plugin and how much its score counts. */
    public record Weighted(ScorePlugin plugin, int weight) {}

    private static final Observer NOBODY = (plugin, weight, scores) -> {};

    private final List<PreScorePlugin> preScores;
    private final List<Weighted> plugins;
    private final List<Weighted> others;
    private final LocalScores locals;

    Scoring(List<PreScorePlugin> preScores, List<Weighted> plugins) {
        this.preScores = preScores;
        this.plugins = plugins;
        others = plugins.stream()
                .filter(weighted -> !LocalScores.isLocal(weighted))
                .toList();
        locals = new LocalScores(plugins);
    }

    boolean isEmpty() {
        return plugins.isEmpty();
    }

    /** The plugins, in order. */
    public List<Weighted> plugins() {
        return plugins;
    }

    /** How many numbers a memory of scores needs for each node. */
    int columns() {
        return locals.columns();
    }

    /** Adds up the weighed scores of the nodes, from memory where a node has not changed. */
    Status run(Attempt attempt, NodeMemory memory, List<? extends NodeInfo> nodes, long[] totals) {
        Status prepared = prepare(attempt, nodes);
        if (!prepared.isSuccess()) return prepared;
        Status known = locals.add(attempt, memory, nodes, totals);
        return known.isSuccess() ? run(others, attempt, nodes, totals, NOBODY) : known;
    }

    /** Adds up the weighed scores of the nodes, and tells them plugin by plugin. */
    public Status run(Attempt attempt, List<? extends NodeInfo> nodes, long[] totals, Observer observer) {
        Status prepared = prepare(attempt, nodes);
        return prepared.isSuccess() ? run(plugins, attempt, nodes, totals, observer) : prepared;
    }

    private static Status run(
            List<Weighted> plugins, Attempt attempt, List<? extends NodeInfo> nodes, long[] totals, Observer observer) {
        for (Weighted weighted : plugins) {
            if (attempt.state().skippedScores().contains(weighted.plugin().name())) continue;
            ScoreColumn scores = new ScoreColumn(nodes);
            Status scored = ask(weighted.plugin(), attempt, scores);
            if (!scored.isSuccess()) return scored;
            add(weighted, scores, totals, observer);
        }
        return Status.success();
    }

    /**
     * Adds what plugins that have nothing to say about the pod would give if they had said 0 of each node. It is the same
     * for all nodes, so that it does not matter to the choice; some recorded scores count it.
     */
    public void addSkipped(Attempt attempt, List<? extends NodeInfo> nodes, long[] totals, Observer observer) {
        for (Weighted weighted : plugins) {
            if (!attempt.state().skippedScores().contains(weighted.plugin().name())) continue;
            ScoreColumn zeros = new ScoreColumn(nodes);
            if (weighted.plugin() instanceof ScoreExtensions extensions) {
                extensions.normalizeScores(attempt.state(), attempt.pod(), zeros);
            }
            add(weighted, zeros, totals, observer);
        }
    }

    private static void add(Weighted weighted, ScoreColumn scores, long[] totals, Observer observer) {
        observer.scored(weighted.plugin(), weighted.weight(), scores);
        add(weighted, scores, totals);
    }

    static void add(Weighted weighted, ScoreColumn scores, long[] totals) {
        for (int i = 0; i < totals.length; i++) totals[i] += weighted.weight() * scores.score(i);
    }

    private Status prepare(Attempt attempt, List<? extends NodeInfo> nodes) {
        for (PreScorePlugin plugin : preScores) {
            Status status = Failures.ask(plugin, () -> plugin.preScore(attempt.state(), attempt.pod(), nodes));
            if (status.isSkip()) attempt.state().skippedScores().add(plugin.name());
            else if (!status.isSuccess()) {
                return Failures.errorAt("PreScore", plugin, status);
            }
        }
        return Status.success();
    }

    /** Asks a plugin for its final scores. */
    static Status ask(ScorePlugin plugin, Attempt attempt, ScoreColumn scores) {
        return Failures.ask(plugin, () -> {
            CycleState state = attempt.state();
            for (int i = 0; i < scores.size(); i++) scores.set(i, plugin.score(state, attempt.pod(), scores.node(i)));
            return relate(plugin, attempt, scores);
        });
    }

    /** Has a plugin see the scores it gave in relation to each other, where it does so. */
    static Status relate(ScorePlugin plugin, Attempt attempt, ScoreColumn scores) {
        if (plugin instanceof ScoreExtensions extensions) {
            Status normalized =
                    Failures.ask(plugin, () -> extensions.normalizeScores(attempt.state(), attempt.pod(), scores));
            if (!normalized.isSuccess()) {
                return Failures.error(
                        "running Normalize on Score plugin \"" + plugin.name() + "\"", plugin, normalized);
            }
        }
        return inRange(plugin, scores);
    }

    private static Status inRange(ScorePlugin plugin, ScoreColumn scores) {
        for (int i = 0; i < scores.size(); i++) {
            long score = scores.score(i);
            if (score >= 0 && score <= ScorePlugin.MAX_SCORE) continue;
            return Status.error("plugin \"" + plugin.name() + "\" returns an invalid score " + score
                            + ", it should in the range of [0, " + ScorePlugin.MAX_SCORE + "] after normalizing")
                    .by(plugin.name());
        }
        return Status.success();
    }
}
