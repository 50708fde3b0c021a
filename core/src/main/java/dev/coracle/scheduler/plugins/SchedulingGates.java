package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreEnqueuePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps pods out of the queue as long as they have scheduling gates. */
public final class SchedulingGates implements PreEnqueuePlugin, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "SchedulingGates";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status preEnqueue(PodInfo pod) {
        List<PodSchedulingGate> gates = pod.spec().schedulingGates();
        if (gates.isEmpty()) return Status.success();
        String names = gates.stream().map(PodSchedulingGate::name).collect(Collectors.joining(" "));
        return Status.unresolvable("waiting for scheduling gates: [" + names + "]");
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(Hints.ownChange(Action.UPDATE_POD_SCHEDULING_GATES_ELIMINATED));
    }
}
