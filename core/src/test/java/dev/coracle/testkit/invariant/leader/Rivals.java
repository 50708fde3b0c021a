package dev.coracle.testkit.invariant.leader;

import dev.coracle.client.leader.Election;
import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.controllers.ControllerManager;
import dev.coracle.scheduler.SchedulerOptions;
import java.util.List;
import java.util.Optional;

/** Two schedulers and two managers, each pair of which stands for a lease. */
final class Rivals {
    static final List<String> NAMES = List.of("kube-scheduler", "scheduler-2", "manager-1", "manager-2");

    private Rivals() {}

    /** The cluster, with the manager of its definition out of work. */
    static ClusterDefinition.Builder in(ClusterDefinition.Builder definition) {
        SchedulerOptions options =
                SchedulerOptions.builder().leaderElection(LeaseTiming.DEFAULT).build();
        ComponentFactory scheduler = DefaultParts.scheduler(options);
        return definition
                .scheduler(Optional.of(scheduler))
                .controllers(List.of())
                .addComponent(new ComponentDefinition("scheduler-2", scheduler))
                .addComponent(new ComponentDefinition("manager-1", manager()))
                .addComponent(new ComponentDefinition("manager-2", manager()));
    }

    private static ComponentFactory manager() {
        return context -> {
            String identity = context.platform().name() + "_"
                    + context.platform().entropy().stream("manager").uid();
            Election election = Election.of("kube-system", "kube-controller-manager", identity);
            ControllerManager manager = new ControllerManager(
                    context.client(), context.platform(), DefaultParts.controllers(), Optional.of(election));
            manager.start();
            return manager::close;
        };
    }
}
