package dev.coracle.testkit.contract;

import dev.coracle.cluster.ComponentFactory;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.Knobs;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.arbitrary.Workload;
import dev.coracle.testkit.experiment.Campaign;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Invariants;
import dev.coracle.testkit.invariant.Invariant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a scheduler must hold to. Extend it to put one's own to the test:
 *
 * <pre>{@code
 * class MySchedulerTest extends SchedulerContract {
 *     @Override
 *     protected ComponentFactory scheduler() {
 *         return new MyScheduler();
 *     }
 * }
 * }</pre>
 *
 * <p>Small clusters run in simulated time, through random faults and to rest; what breaks a promise is made as small as
 * may be. See {@link Campaign} for how to play more cases, or one again.
 */
public abstract class SchedulerContract {
    private static final String COMPONENT = "kube-scheduler";

    /** For those who extend it. */
    protected SchedulerContract() {}

    /** The scheduler; asked for anew in each run. */
    protected abstract ComponentFactory scheduler();

    /** Which cases to draw; {@link Scope#ofPlainPods()} for a scheduler that knows nothing but room. */
    protected Scope scope() {
        return Scope.SMALL;
    }

    /** How many cases to draw, where no system property says so. */
    protected int plans() {
        return 12;
    }

    /** The promises to keep, new ones at each call. */
    protected List<Invariant> invariants() {
        return Invariants.all();
    }

    private Experiment experiment() {
        return Experiment.builder()
                .change(it -> it.scheduler(scheduler()))
                .invariants(this::invariants)
                .build();
    }

    @Test
    void keepsItsPromisesWhereNothingFails() {
        campaign(scope().withFaults(0));
    }

    @Test
    void keepsItsPromisesThroughFaults() {
        campaign(scope());
    }

    private void campaign(Scope scope) {
        Campaign.builder()
                .experiment(experiment())
                .scope(scope)
                .plans(plans())
                .build()
                .hold();
    }

    @Test
    void goesOnAfterACrashBetweenAnyTwoWrites() {
        new Suspect(experiment(), COMPONENT).crashesBetweenAnyTwoWrites(roomy());
    }

    @Test
    void comesToTheSameWhereAnswersAreLost() {
        new Suspect(experiment(), COMPONENT).losesAnswersAfterAnyWrite(roomy());
    }

    @Test
    void comesToTheSameWhereItSeesThePast() {
        new Suspect(experiment(), COMPONENT).hearsLateAfterAnyWrite(roomy());
    }

    @Test
    void comesToTheSameWhateverHappensFirst() {
        new Suspect(experiment(), COMPONENT).comesToTheSameInAnyOrder(roomy());
    }

    /** Everything fits, wherever it goes. */
    private static ClusterCase roomy() {
        NodeShape node = new NodeShape(16, 64, 110, 0, "a", false);
        return new ClusterCase(
                List.of(node, node, node),
                List.of(
                        Workload.of(Duration.ZERO, Form.DEPLOYMENT, 4, PodShape.of(500, 512)),
                        Workload.of(Duration.ofSeconds(1), Form.REPLICA_SET, 3, PodShape.of(250, 256)),
                        Workload.of(Duration.ofSeconds(2), Form.POD, 1, PodShape.of(100, 64))),
                FaultPlan.NONE,
                List.of(),
                Knobs.USUAL,
                1);
    }
}
