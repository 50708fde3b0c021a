package dev.coracle.testkit.arbitrary;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.KubeControllerManager;
import dev.coracle.cluster.KubeScheduler;
import dev.coracle.controllers.Controller;
import dev.coracle.scheduler.SchedulerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A second one of each part that stands for election. */
final class Rivals {
    private static final LeaseTiming TIMING = LeaseTiming.DEFAULT;

    private Rivals() {}

    /** The cluster with them. */
    static ClusterDefinition in(ClusterDefinition definition) {
        List<Controller> controllers = new ArrayList<>(definition.controllers());
        controllers.addAll(definition.extraControllers());
        ClusterDefinition.Builder with = ClusterDefinition.builder()
                .from(definition)
                .controllerElection(TIMING)
                .addComponent(new ComponentDefinition(
                        "kube-controller-manager-2", new KubeControllerManager(controllers, Optional.of(TIMING))));
        definition
                .scheduler()
                .filter(KubeScheduler.class::isInstance)
                .map(it -> standing(((KubeScheduler) it).options()))
                .ifPresent(it ->
                        with.scheduler(Optional.of(it)).addComponent(new ComponentDefinition("kube-scheduler-2", it)));
        return with.build();
    }

    private static KubeScheduler standing(SchedulerOptions options) {
        return new KubeScheduler(
                SchedulerOptions.builder().from(options).leaderElection(TIMING).build());
    }
}
