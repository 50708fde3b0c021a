package dev.coracle.testkit.contract;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.cluster.ComponentContext;
import dev.coracle.cluster.ComponentDefinition;
import dev.coracle.cluster.Running;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerManager;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.NodeShape;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Campaign;
import dev.coracle.testkit.experiment.Experiment;
import dev.coracle.testkit.experiment.Invariants;
import dev.coracle.testkit.invariant.Invariant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a controller must hold to. Extend it to put one's own to the test:
 *
 * <pre>{@code
 * class MyControllerTest extends ReconcilerContract {
 *     @Override
 *     protected Controller controller() {
 *         return new MyController();
 *     }
 *
 *     @Override
 *     protected List<ApiObject> wishes() {
 *         return List.of(aServiceThatMyControllerLooksAfter());
 *     }
 * }
 * }</pre>
 *
 * <p>It runs as a component of its own, beside the usual ones; see {@link SchedulerContract} for the rest.
 */
public abstract class ReconcilerContract {
    private static final String COMPONENT = "controller-under-test";

    /** For those who extend it. */
    protected ReconcilerContract() {}

    /** The controller; asked for anew in each run. */
    protected abstract Controller controller();

    /** What a user applies, so that the controller has something to do. */
    protected abstract List<ApiObject> wishes();

    /** Kinds that the cluster must serve for it, beside the usual ones. */
    protected List<ServedKind<?>> kinds() {
        return List.of();
    }

    /** The usual controllers; leave those out in whose place it is. */
    protected List<Controller> others() {
        return ClusterDefinition.builder().build().controllers();
    }

    /** Which cases to draw. */
    protected Scope scope() {
        return Scope.SMALL;
    }

    /** How many cases to draw, where no system property says so. */
    protected int plans() {
        return 10;
    }

    /** The promises to keep, new ones at each call. */
    protected List<Invariant> invariants() {
        return Invariants.all();
    }

    private Experiment experiment() {
        return Experiment.builder()
                .change(it -> it.addAllKinds(kinds())
                        .controllers(others())
                        .addComponent(new ComponentDefinition(COMPONENT, this::start)))
                .wishes(wishes())
                .invariants(this::invariants)
                .build();
    }

    private Running start(ComponentContext context) {
        ControllerManager manager =
                new ControllerManager(context.client(), context.platform(), List.of(controller()), Optional.empty());
        manager.start();
        return manager::close;
    }

    @Test
    void keepsItsPromisesThroughFaults() {
        Campaign.builder()
                .experiment(experiment())
                .scope(scope())
                .plans(plans())
                .build()
                .hold();
    }

    @Test
    void goesOnAfterACrashBetweenAnyTwoWrites() {
        new Suspect(experiment(), COMPONENT).crashesBetweenAnyTwoWrites(calm());
    }

    @Test
    void comesToTheSameWhereAnswersAreLost() {
        new Suspect(experiment(), COMPONENT).losesAnswersAfterAnyWrite(calm());
    }

    @Test
    void comesToTheSameWhereItSeesThePast() {
        new Suspect(experiment(), COMPONENT).hearsLateAfterAnyWrite(calm());
    }

    @Test
    void comesToTheSameWhateverHappensFirst() {
        new Suspect(experiment(), COMPONENT).comesToTheSameInAnyOrder(calm());
    }

    /** Room for whatever the controller may make. */
    private static ClusterCase calm() {
        NodeShape node = new NodeShape(16, 64, 110, 0, "a", false);
        return ClusterCase.of(List.of(node, node), List.of(), FaultPlan.NONE, 1);
    }
}
