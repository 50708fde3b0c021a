package dev.coracle.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalmTest {
    private static final String MANAGER = "kube-controller-manager";

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder().addNode(NodeDefinition.of("node-1")).build(), 3);
    private final Instant start =
            simulation.cluster().world().platform().clock().now();
    private final Calm calm = new Calm(
            simulation.cluster(), Optional.of(simulation), Bounds.builder().build());

    /** From 10 s to 30 s. */
    private void befall(FaultKind kind, long amount) {
        FaultPlan.of(new Fault(Trigger.at(Duration.ofSeconds(10)), kind, MANAGER, Duration.ofSeconds(20), amount))
                .befall(simulation);
    }

    private void until(int second) {
        simulation.kernel().runUntil(Duration.ofSeconds(second));
    }

    private void makeWork() {
        Workload.of(Duration.ZERO, Form.DEPLOYMENT, 2, PodShape.of(100, 64))
                .objects("web")
                .forEach(simulation.cluster()::apply);
    }

    @Test
    void controllersThatHaveNothingToDoAreCalmOnlyWhereNewsReachThem() {
        befall(FaultKind.COMPONENT_DISCONNECT, 0);

        until(9);
        assertThat(calm.ofControllers()).contains(start);
        until(20);
        assertThat(calm.ofControllers()).isEmpty();
        until(100);
        assertThat(calm.ofControllers()).hasValueSatisfying(it -> assertThat(it).isAfter(start.plusSeconds(29)));
    }

    @Test
    void whoMakesSlowCallsIsNotCalmUntilTheyAreOver() {
        befall(FaultKind.API_LATENCY, 3000);

        until(11);
        makeWork();
        until(12);
        Instant now = simulation.cluster().world().platform().clock().now();
        assertThat(calm.ofControllers().filter(it -> !it.isAfter(now))).isEmpty();
        until(300);
        assertThat(calm.ofControllers()).hasValueSatisfying(it -> assertThat(it).isAfter(start.plusSeconds(14)));
    }

    @Test
    void callsOfWhichNoneIsCarriedOutAreAnOutage() {
        befall(FaultKind.API_UNREACHABLE, 100);

        until(9);
        assertThat(calm.lastOutageOfControllers()).isEmpty();
        until(11);
        makeWork();
        until(100);
        assertThat(calm.lastOutageOfControllers())
                .hasValueSatisfying(it -> assertThat(it.since()).isAfter(start.plusSeconds(9)));
        assertThat(calm.lastOutageOfNode("node-1")).isEmpty();
    }

    @Test
    void whoseWatchesHaveEndedIsNotCalmUntilTheyBeginAnew() {
        FaultPlan.of(new Fault(Trigger.at(Duration.ofSeconds(10)), FaultKind.WATCH_CUT, MANAGER, Duration.ZERO, 0))
                .befall(simulation);

        until(10);
        simulation.kernel().runUntil(Duration.ofMillis(10_300));
        assertThat(calm.ofControllers()).isEmpty();
        until(60);
        assertThat(calm.ofControllers()).hasValueSatisfying(it -> assertThat(it).isAfter(start.plusSeconds(10)));
        assertThat(calm.ofNode("node-1"))
                .hasValueSatisfying(it -> assertThat(it).isBefore(start.plusSeconds(10)));
    }
}
