package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterExtensions;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.WhatIf;
import dev.coracle.scheduler.state.Alteration;
import dev.coracle.scheduler.state.ClusterState;
import java.util.Optional;

/** A node with other pods on it, and the notes of the plugins that go with that. */
final class Thought implements WhatIf {
    private interface Change {
        Status tell(PreFilterExtensions plugin);
    }

    private final Attempt attempt;
    private final NodeInfo node;
    private final Filters filters;
    private final Alteration alteration;
    private final FilterPlugin[] active;

    /** A thought that may change the attempt's notes. */
    Thought(Attempt attempt, NodeInfo node, Filters filters, ClusterState cluster) {
        this.attempt = attempt;
        this.node = node;
        this.filters = filters;
        this.alteration = cluster.alter(node);
        this.active = filters.active(attempt);
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public Status remove(PodInfo pod) {
        alteration.remove(pod);
        return tell("RemovePod", plugin -> plugin.removePod(attempt.state(), attempt.pod(), pod, node));
    }

    @Override
    public Status add(PodInfo pod) {
        alteration.add(pod);
        return tell("AddPod", plugin -> plugin.addPod(attempt.state(), attempt.pod(), pod, node));
    }

    private Status tell(String what, Change change) {
        for (PreFilterPlugin plugin : filters.preFilters()) {
            Optional<PreFilterExtensions> extensions = plugin.extensions();
            if (extensions.isEmpty() || attempt.state().skippedFilters().contains(plugin.name())) continue;
            Status told = Failures.ask(plugin, () -> change.tell(extensions.get()));
            if (!told.isSuccess()) {
                return Failures.error(
                        "running " + what + " on PreFilter plugin \"" + plugin.name() + "\"", plugin, told);
            }
        }
        return Status.success();
    }

    @Override
    public Status filter() {
        return filters.run(attempt, active, node);
    }

    @Override
    public void close() {
        alteration.close();
    }
}
