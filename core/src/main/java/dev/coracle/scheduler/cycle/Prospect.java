package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.Status;

/**
 * How nodes suit one pod in a cluster that does not change meanwhile: what PreFilter and Filter plugins and extenders say.
 */
public final class Prospect {
    private final Attempt attempt;
    private final PreFiltered prepared;
    private final Filters filters;
    private final Recall recall;
    private final Extenders extenders;

    Prospect(Attempt attempt, PreFiltered prepared, Filters filters, Memories memories, Extenders extenders) {
        this.attempt = attempt;
        this.prepared = prepared;
        this.filters = filters;
        this.extenders = extenders;
        recall = memories.of(attempt, filters.active(attempt));
    }

    /** Success, or why the pod cannot run on a node. */
    public Status on(NodeInfo node) {
        if (!prepared.status().isSuccess()) return prepared.status();
        if (prepared.nodes().filter(names -> !names.contains(node.name())).isPresent()) return prepared.elsewhere();
        Status filtered = filters.run(attempt, recall, node);
        return filtered.isSuccess() ? extenders.filter(attempt.pod(), node) : filtered;
    }
}
