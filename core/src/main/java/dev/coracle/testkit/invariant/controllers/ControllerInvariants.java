package dev.coracle.testkit.invariant.controllers;

import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What the control loops promise. */
public final class ControllerInvariants {
    private ControllerInvariants() {}

    /** All of them, for one monitor. */
    public static List<Invariant> all() {
        return List.of(
                new ReplicasConverge(),
                new NoOvershoot(),
                new RolloutsKeepServing(),
                new DeletionsHaveReasons(),
                new OwnershipIsSane(),
                new TheOwnedAreKept(),
                new GarbageIsCollected(),
                new GenerationsAreTrue(),
                new NoFight(),
                new BudgetsAreTruthful(),
                new EvictionsAreCounted(),
                new NamespacesEnd());
    }
}
