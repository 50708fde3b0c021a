package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.List;

/** Asks the Filter plugins of a profile about one node after the other. */
final class Filters {
    private final List<FilterPlugin> plugins;
    private final List<PreFilterPlugin> preFilters;
    private final ClusterState cluster;
    private final Nominator nominator;

    Filters(List<FilterPlugin> plugins, List<PreFilterPlugin> preFilters, ClusterState cluster, Nominator nominator) {
        this.plugins = plugins;
        this.preFilters = preFilters;
        this.cluster = cluster;
        this.nominator = nominator;
    }

    boolean isEmpty() {
        return plugins.isEmpty();
    }

    /** The plugins that have something to say about the pod, in order. */
    FilterPlugin[] active(Attempt attempt) {
        List<FilterPlugin> active = new ArrayList<>(plugins.size());
        for (FilterPlugin plugin : plugins) {
            if (!attempt.state().skippedFilters().contains(plugin.name())) active.add(plugin);
        }
        return active.toArray(FilterPlugin[]::new);
    }

    /**
     * Success, or the first refusal. Where more important pods wait for room on the node, it must do with them on it;
     * and without them, since they may end elsewhere.
     */
    Status run(Attempt attempt, FilterPlugin[] active, NodeInfo node) {
        if (nominator.isAwaited(node)) {
            Status crowded = withNominated(attempt, active, node);
            if (!crowded.isSuccess()) return crowded;
        }
        return ask(attempt, active, 0, active.length, node);
    }

    /** The same, from memory where the node has not changed. */
    Status run(Attempt attempt, Recall recall, NodeInfo node) {
        FilterPlugin[] active = recall.active;
        if (nominator.isAwaited(node)) return run(attempt, active, node);
        Status known = recall.memory.filtered(node);
        if (known == null) {
            known = ask(attempt, active, 0, recall.remembered, node);
            if (!known.isError()) recall.memory.filtered(node, known);
        }
        if (!known.isSuccess() || recall.remembered == active.length) return known;
        return ask(attempt, active, recall.remembered, active.length, node);
    }

    private Status withNominated(Attempt attempt, FilterPlugin[] active, NodeInfo node) {
        List<PodInfo> nominated = nominator.podsBefore(attempt.pod(), node.name());
        if (nominated.isEmpty()) return Status.success();
        try (Thought thought = new Thought(attempt.branch(), node, this, cluster)) {
            for (PodInfo pod : nominated) {
                Status added = thought.add(pod);
                if (!added.isSuccess()) return added;
            }
            return ask(thought.attempt(), active, 0, active.length, node);
        }
    }

    private static Status ask(Attempt attempt, FilterPlugin[] active, int from, int to, NodeInfo node) {
        int asked = from;
        try {
            for (; asked < to; asked++) {
                Status status = active[asked].filter(attempt.state(), attempt.pod(), node);
                if (!status.isSuccess()) return refusal(active[asked], status);
            }
            return Status.success();
        } catch (RuntimeException e) {
            return refusal(active[asked], Failures.thrown(e));
        }
    }

    private static Status refusal(FilterPlugin plugin, Status status) {
        if (status.isRejected()) return status.orBy(plugin.name());
        return Failures.error("running \"" + plugin.name() + "\" filter plugin", plugin, status);
    }

    List<PreFilterPlugin> preFilters() {
        return preFilters;
    }
}
