package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.FaultRun.Turn;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static Fault onBinding(int nth, FaultKind kind, int seconds) {
        return Fault.on(nth, CallPattern.writesTo("pods/binding"), kind, "kube-scheduler", Duration.ofSeconds(seconds));
    }

    /** The second binding is made when the crash is over, shortly before all faults are to end. */
    @Test
    void whoStandsStillInTheMiddleOfACallWhenTheFaultsEndGoesOnThen() {
        Fault crash = onBinding(1, FaultKind.COMPONENT_CRASH, 20);
        Fault freeze = onBinding(2, FaultKind.COMPONENT_FREEZE, 19);
        List<Workload> pods = List.of(
                Workload.of(Duration.ZERO, Form.POD, 1, PodShape.of(100, 100)),
                Workload.of(Duration.ofSeconds(1), Form.POD, 1, PodShape.of(100, 100)));
        NodeShape node = new NodeShape(1, 1, 110, 0, "a", false);

        Outcome outcome = Experiment.usual().run(ClusterCase.of(List.of(node), pods, FaultPlan.of(crash, freeze), 1));

        assertThat(outcome.orThrow().isKept()).isTrue();
        List<Duration> frozen = outcome.turns().stream()
                .filter(it -> it.fault().equals(freeze))
                .map(Turn::time)
                .toList();
        assertThat(frozen).hasSize(2);
        assertThat(frozen.get(1).minus(frozen.get(0))).isLessThan(freeze.lasting());
    }
}
