package dev.coracle.scheduler;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;

/** A pod that has been given a node, on its way to being bound. */
final class Placement {
    final QueuedPod queued;
    final Framework framework;
    final Attempt attempt;
    final String node;

    /** Whether other pods may have been judged with this one in the way. For the scheduling worker. */
    boolean wasSeen;

    Placement(QueuedPod queued, Framework framework, Attempt attempt, String node) {
        this.queued = queued;
        this.framework = framework;
        this.attempt = attempt;
        this.node = node;
    }

    PodInfo pod() {
        return attempt.pod();
    }

    /** The pod as it was when it was given the node. */
    Pod object() {
        return pod().pod();
    }

    @Override
    public String toString() {
        return pod() + " on " + node;
    }
}
