package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Taint;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.Tolerations;
import java.util.List;

/** Refuses cordoned nodes, except for pods that tolerate that. */
public final class NodeUnschedulable implements FilterPlugin, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodeUnschedulable";

    private static final Status CORDONED =
            Status.unresolvable("node(s) were unschedulable").by(NAME);
    private static final Taint TAINT = Taint.builder()
            .key("node.kubernetes.io/unschedulable")
            .effect(Tolerations.NO_SCHEDULE)
            .build();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        if (!node.node().spec().unschedulable()) return Status.success();
        return Tolerations.tolerate(pod.spec().tolerations(), TAINT) ? Status.success() : CORDONED;
    }

    @Override
    public Object signature(PodInfo pod) {
        return pod.spec().tolerations();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(
                Hints.node(
                        (pod, before, after) -> after != null
                                && !after.spec().unschedulable()
                                && (before == null || before.spec().unschedulable()),
                        Action.ADD,
                        Action.UPDATE_NODE_TAINT),
                Hints.ownChange(Action.UPDATE_POD_TOLERATION));
    }
}
