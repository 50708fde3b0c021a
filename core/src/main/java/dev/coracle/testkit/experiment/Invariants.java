package dev.coracle.testkit.experiment;

import dev.coracle.testkit.invariant.FeasiblePodsRun;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.NoOvercommit;
import dev.coracle.testkit.invariant.SingleBinding;
import dev.coracle.testkit.invariant.api.ApiInvariants;
import dev.coracle.testkit.invariant.controllers.ControllerInvariants;
import dev.coracle.testkit.invariant.leader.LeaderInvariants;
import dev.coracle.testkit.invariant.nodes.NodeInvariants;
import dev.coracle.testkit.invariant.services.ServiceInvariants;
import java.util.ArrayList;
import java.util.List;

/** All promises of a cluster of the usual parts. */
public final class Invariants {
    private Invariants() {}

    /** New instances, for one run. */
    public static List<Invariant> all() {
        List<Invariant> all = new ArrayList<>(List.of(new NoOvercommit(), new SingleBinding(), new FeasiblePodsRun()));
        all.addAll(ApiInvariants.all());
        all.addAll(NodeInvariants.all());
        all.addAll(ControllerInvariants.all());
        all.addAll(ServiceInvariants.all());
        all.addAll(LeaderInvariants.all());
        return all;
    }
}
