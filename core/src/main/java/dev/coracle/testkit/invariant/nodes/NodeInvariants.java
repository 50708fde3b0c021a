package dev.coracle.testkit.invariant.nodes;

import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What a cluster promises when nodes are lost. */
public final class NodeInvariants {
    private NodeInvariants() {}

    /** All of them, for one monitor. */
    public static List<Invariant> all() {
        return List.of(
                new SilentNodesAreFound(),
                new LivingNodesStayAlive(),
                new OutagesKillNoNode(),
                new LostNodesAreTainted(),
                new NoEvictionStorm(),
                new TaintedPodsAreEvicted(),
                new NoEarlyEviction(),
                new EvictionsAreCancelled(),
                new LostPodsAreReplaced(),
                new OneReplacementPerLoss(),
                new PodsOutliveTheirNodesSilence(),
                new TheGoneAreStopped(),
                new OneRunPerContainer());
    }
}
