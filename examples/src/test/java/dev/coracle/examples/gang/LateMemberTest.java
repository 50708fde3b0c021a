package dev.coracle.examples.gang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.Conditions;
import dev.coracle.cluster.DefaultParts;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreEnqueuePlugin;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.testkit.junit.Simulated;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A group that seems complete, and of which one pod is not tried for a long time. */
class LateMemberTest {
    private static final String LATE = "red-3";

    /** Lets a pod wait that a group counts on. */
    private record Doorkeeper() implements PreEnqueuePlugin {
        @Override
        public String name() {
            return "Doorkeeper";
        }

        @Override
        public Status preEnqueue(PodInfo pod) {
            return pod.name().equals(LATE) ? Status.unresolvable("not yet") : Status.success();
        }
    }

    static final class WithDoorkeeper implements Supplier<ClusterDefinition> {
        @Override
        public ClusterDefinition get() {
            SchedulerOptions options =
                    SchedulerOptions.of(Rivals.profile().with("Doorkeeper", handle -> new Doorkeeper()));
            return ClusterDefinition.builder()
                    .from(Rivals.plan().definition())
                    .scheduler(DefaultParts.scheduler(options))
                    .build();
        }
    }

    private static List<String> placed(Cluster cluster) {
        return cluster.client().pods("default").list().items().stream()
                .filter(pod -> pod.spec().nodeName().isPresent())
                .map(Pod::name)
                .toList();
    }

    @Test
    @Simulated(value = WithDoorkeeper.class, seed = 42)
    void holdsTheOthersBackNoLongerThanTheGroupWaits(Cluster cluster) {
        cluster.await(Conditions.nodesReady(4));
        cluster.apply(Rivals.group("red", 3));
        cluster.apply(Rivals.group("blue", 3));
        for (int i = 1; i <= 3; i++) cluster.apply(Rivals.member("red", i));
        cluster.run(Duration.ofSeconds(1));
        for (int i = 1; i <= 3; i++) cluster.apply(Rivals.member("blue", i));

        cluster.run(Duration.ofSeconds(50));
        assertThat(placed(cluster)).isEmpty();

        cluster.run(Duration.ofSeconds(20));
        assertThat(placed(cluster)).containsExactly("blue-1", "blue-2", "blue-3");
    }
}
