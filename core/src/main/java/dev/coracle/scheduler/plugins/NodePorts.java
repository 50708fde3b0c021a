package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.HostPort;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses nodes where another pod has a port of the node that the pod wants. */
public final class NodePorts implements PreFilterPlugin, FilterPlugin, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodePorts";

    private static final Status TAKEN = Status.unschedulable(
                    "node(s) didn't have free ports for the requested pod ports")
            .by(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        return pod.hostPorts().isEmpty() ? PreFilterResult.skip() : PreFilterResult.allNodes();
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        return conflict(pod.hostPorts(), node.hostPorts()) ? TAKEN : Status.success();
    }

    private static boolean conflict(List<HostPort> wanted, List<HostPort> taken) {
        for (HostPort port : wanted) {
            for (HostPort other : taken) {
                if (port.conflictsWith(other)) return true;
            }
        }
        return false;
    }

    @Override
    public Object signature(PodInfo pod) {
        return pod.hostPorts();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(
                Hints.pod(NodePorts::freesPort, Action.DELETE), Hints.node((pod, before, after) -> true, Action.ADD));
    }

    private static boolean freesPort(PodInfo pod, @Nullable Pod before, @Nullable Pod after) {
        if (before == null || before.spec().nodeName().isEmpty()) return false;
        return conflict(pod.hostPorts(), PodInfo.of(before).hostPorts());
    }
}
