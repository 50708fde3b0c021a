package dev.coracle.mutant;

import static dev.coracle.mutant.Edit.advise;
import static dev.coracle.mutant.Edit.omit;

import java.util.List;

/** Seeded bugs of the controllers. */
final class ControllerMutants {
    private ControllerMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "M10",
                        "a replica set counts pods before it sees all that it created",
                        "kubernetes#129795, #88851",
                        List.of("NoOvershoot", "OneReplacementPerLoss"),
                        List.of(advise("controllers.Expectations", "areMet", SchedulerBugs.Yes.class))),
                new Mutant(
                        "M11",
                        "the garbage collector believes its cache that an owner is absent",
                        "kubernetes#88097, #114603",
                        List.of("TheOwnedAreKept"),
                        List.of(Edit.replace("controllers.garbagecollector.Owners", "judge", "live", "cached"))),
                new Mutant(
                        "M12",
                        "pods of nodes that do not answer are removed by force",
                        "kubernetes#59848, #55934",
                        List.of("PodsOutliveTheirNodesSilence"),
                        List.of(advise(
                                "controllers.podgc.PodGcPlanner",
                                "isOut",
                                ControllerBugs.NotReadyIsOutOfService.class))),
                new Mutant(
                        "M13",
                        "pods leave a node that is well again",
                        "kubernetes#90794, #119862",
                        List.of("EvictionsAreCancelled"),
                        List.of(advise(
                                "controllers.tainteviction.Exposures",
                                "node",
                                ControllerBugs.RecoveryGoesUnnoticed.class))),
                new Mutant(
                        "M14",
                        "nodes are given up for a silence that was the control plane's own",
                        "kubernetes#6228, #24200",
                        List.of("OutagesKillNoNode", "LivingNodesStayAlive"),
                        List.of(omit("controllers.nodelifecycle.Door", "heard", "Runnable", "run"))),
                new Mutant(
                        "M14b",
                        "zones of which most nodes fail lose pods as fast as others",
                        "kubernetes#28832",
                        List.of("NoEvictionStorm"),
                        List.of(advise("controllers.nodelifecycle.Evictor", "pace", SchedulerBugs.Nothing.class))),
                new Mutant(
                        "M15",
                        "endpoints keep pods that are terminating or have come to their end",
                        "kubernetes#92583, #54723, #110255",
                        List.of("ReadyEndpointsServe", "EndpointsAreExact", "NoTerminalPodIsReached"),
                        List.of(
                                omit("controllers.endpointslice.Targets", "endpoint", "ApiObject", "isTerminating"),
                                omit("controllers.endpoints.Reached", "of", "ApiObject", "isTerminating"),
                                omit("controllers.services.Backends", "isReachable", "PodConditions", "isFinished"))));
    }
}
