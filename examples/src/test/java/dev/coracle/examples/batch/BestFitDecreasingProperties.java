package dev.coracle.examples.batch;

import dev.coracle.cluster.DefaultParts;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.arbitrary.ClusterDomain;
import dev.coracle.testkit.arbitrary.Scope;
import dev.coracle.testkit.experiment.Experiment;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** A scheduler that decides about all pods at once, in clusters whose nodes fail. */
@Domain(BestFitDecreasingProperties.FailingNodes.class)
class BestFitDecreasingProperties {
    private static final Experiment EXPERIMENT = Experiment.of(
            cluster -> cluster.scheduler(DefaultParts.scheduler(SchedulerOptions.of(BestFitDecreasing.profile()))));

    /** Nodes crash, reboot, freeze and are cut off, and the scheduler crashes and loses answers. */
    static class FailingNodes extends ClusterDomain {
        FailingNodes() {
            super(Scope.USUAL
                    .withNodes(5)
                    .withKinds(List.of(
                            FaultKind.NODE_CRASH,
                            FaultKind.NODE_REBOOT,
                            FaultKind.NODE_FREEZE,
                            FaultKind.NODE_DISCONNECT,
                            FaultKind.COMPONENT_CRASH,
                            FaultKind.API_ANSWERS_LOST)));
        }
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    @Label("safety: no node has too much; liveness: when all is well again, what fits runs")
    void keepsItsPromises(@ForAll ClusterCase played) {
        EXPERIMENT.run(played).orThrow();
    }
}
