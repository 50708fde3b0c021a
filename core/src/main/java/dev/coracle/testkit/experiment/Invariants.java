package dev.coracle.testkit.experiment;

import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.api.ApiInvariants;
import dev.coracle.testkit.invariant.controllers.ControllerInvariants;
import dev.coracle.testkit.invariant.leader.LeaderInvariants;
import dev.coracle.testkit.invariant.liveness.LivenessInvariants;
import dev.coracle.testkit.invariant.nodes.NodeInvariants;
import dev.coracle.testkit.invariant.scheduling.SchedulingInvariants;
import dev.coracle.testkit.invariant.services.ServiceInvariants;
import java.util.ArrayList;
import java.util.List;

/** All promises of a cluster of the usual parts. */
public final class Invariants {
    private Invariants() {}

    /** New instances, for one run. */
    public static List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(ApiInvariants.all());
        all.addAll(NodeInvariants.all());
        all.addAll(LeaderInvariants.all());
        all.addAll(ControllerInvariants.all());
        all.addAll(LivenessInvariants.all());
        all.addAll(SchedulingInvariants.all());
        all.addAll(ServiceInvariants.all());
        return all;
    }
}
