package dev.coracle.cluster;

import dev.coracle.controllers.Controller;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.scheduler.Scheduler;
import dev.coracle.scheduler.SchedulerOptions;
import java.util.List;

/** The parts of a cluster where its definition names no other. */
public final class DefaultParts {
    static final ComponentFactory SCHEDULER = scheduler(SchedulerOptions.defaults());
    static final RuntimeFactory SIMULATED_RUNTIME = node -> new SimulatedRuntime(node, SimulatedRuntimeOptions.DEFAULT);
    static final NodeAgentFactory KUBELET = context -> Running.UNTIL_ITS_PROCESS_ENDS;

    private DefaultParts() {}

    /** The default scheduler with these options. */
    public static ComponentFactory scheduler(SchedulerOptions options) {
        return context -> {
            Scheduler scheduler = new Scheduler(context.client(), context.platform(), options);
            scheduler.start();
            return scheduler::close;
        };
    }

    /** Kubernetes' own control loops. */
    public static List<Controller> controllers() {
        return List.of();
    }
}
