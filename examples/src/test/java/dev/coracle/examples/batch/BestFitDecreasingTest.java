package dev.coracle.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ComponentFactory;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.dsl.ClusterPlan;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.Workloads;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.contract.SchedulerContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole battery, on a scheduler that decides about all pods that wait at once, and what that is good for. */
class BestFitDecreasingTest extends SchedulerContract {
    @Override
    protected ComponentFactory scheduler() {
        return DefaultParts.scheduler(SchedulerOptions.of(BestFitDecreasing.profile()));
    }

    @Test
    void findsRoomForTheBigPodThatCameLastWhereOneByOneDoesNot() {
        assertThat(waiting(Profile.defaults(), 2, 2, 4)).containsExactly("pod-2");
        assertThat(waiting(BestFitDecreasing.profile(), 2, 2, 4)).isEmpty();
    }

    @Test
    void packsTightlyWhatFitsExactly() {
        assertThat(waiting(Profile.defaults(), 1, 2, 1, 3, 2, 3)).isNotEmpty();
        assertThat(waiting(BestFitDecreasing.profile(), 1, 2, 1, 3, 2, 3)).isEmpty();
    }

    /** Creates pods that ask for so many cores and GiB on nodes of 4 that have just as many together, and says who waits. */
    private static List<String> waiting(Profile profile, Integer... cores) {
        int nodes = Arrays.stream(cores).mapToInt(it -> it).sum() / 4;
        ClusterPlan plan = Clusters.define(
                "packed",
                c -> c.nodes(nodes, node -> node.cores(4).memory("4Gi")).profiles(profile));
        try (Simulation simulation = plan.simulate(1)) {
            Cluster cluster = simulation.cluster();
            cluster.run(Duration.ofSeconds(30));
            for (int i = 0; i < cores.length; i++) {
                String many = cores[i].toString();
                cluster.client()
                        .pods()
                        .create(Workloads.pod("pod-" + i, pod -> pod.cpu(many).memory(many + "Gi")));
            }
            cluster.run(Duration.ofSeconds(30));
            return cluster.client().pods().list().items().stream()
                    .filter(pod -> pod.spec().nodeName().isEmpty())
                    .map(Pod::name)
                    .toList();
        }
    }
}
