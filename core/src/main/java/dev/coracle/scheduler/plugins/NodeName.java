package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import java.util.List;

/** Refuses nodes other than the one that the pod names. */
public final class NodeName implements FilterPlugin, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodeName";

    private static final Status ANOTHER =
            Status.unresolvable("node(s) didn't match the requested node name").by(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        return allows(pod, node.name()) ? Status.success() : ANOTHER;
    }

    private static boolean allows(PodInfo pod, String node) {
        String wanted = pod.spec().nodeName().orElse("");
        return wanted.isEmpty() || wanted.equals(node);
    }

    @Override
    public Object signature(PodInfo pod) {
        return pod.spec().nodeName().orElse("");
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(Hints.node((pod, before, after) -> after != null && allows(pod, after.name()), Action.ADD));
    }
}
