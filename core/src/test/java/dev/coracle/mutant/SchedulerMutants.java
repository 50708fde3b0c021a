package dev.coracle.mutant;

import static dev.coracle.mutant.Edit.advise;
import static dev.coracle.mutant.Edit.omit;

import java.util.List;

/** Seeded bugs of the scheduler. */
final class SchedulerMutants {
    private SchedulerMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "M1",
                        "the use of a node leaves out terminating pods",
                        "kubernetes#106884, #76772",
                        List.of("NoOvercommit", "AccurateBooks", "SoundDecisions"),
                        List.of(advise(
                                "scheduler.state.NodeRow",
                                "count",
                                SchedulerBugs.TerminatingPodsCountForNothing.class))),
                new Mutant(
                        "M2",
                        "a pod that was given a node is not assumed to be there",
                        "kubernetes#26043, #1139",
                        List.of("NoOvercommit", "SingleBinding", "AccurateBooks", "OwnBindingsCount", "SoundDecisions"),
                        List.of(omit("scheduler.Placing", "place", "Cache", "assume"))),
                new Mutant(
                        "M3",
                        "an assumed pod expires after 30 s",
                        "kubernetes#106361",
                        List.of("NoOvercommit", "AccurateBooks", "OwnBindingsCount", "SoundDecisions"),
                        List.of(advise("scheduler.Bindings", "begin", SchedulerBugs.AssumedPodsExpire.class))),
                new Mutant(
                        "M4",
                        "a binding without answer counts as refused: the pod is scheduled anew",
                        "kubernetes#100140, #28883, #96579",
                        List.of("NoOvercommit", "AccurateBooks", "OwnBindingsCount", "SoundDecisions"),
                        List.of(advise("scheduler.cycle.Binding", "bind", 3, SchedulerBugs.NoAnswerIsRefusal.class))),
                new Mutant(
                        "M5",
                        "sidecars count as init containers, of which only the largest counts",
                        "kubernetes#90378, #127868",
                        List.of("NoOvercommit", "AccurateBooks", "SoundDecisions"),
                        List.of(advise("scheduler.framework.PodRequests", "isSidecar", SchedulerBugs.No.class))),
                new Mutant(
                        "M6",
                        "a node that goes and comes back has lost its pods",
                        "kubernetes#63262, #93938, #95124",
                        List.of("NoOvercommit", "AccurateBooks", "OwnBindingsCount", "SoundDecisions"),
                        List.of(advise(
                                "scheduler.state.ClusterState",
                                "removeNode",
                                SchedulerBugs.PodsGoWithTheirNode.class))),
                new Mutant(
                        "M7",
                        "the deletion of a pod wakes no pods that wait for room",
                        "kubernetes#141354, #122444, #94437",
                        List.of("NoMissedWakeUp", "PendingOnlyIfInfeasible", "FeasiblePodsRun", "NoStarvation"),
                        List.of(omit("scheduler.PodFeed", "deleted", "Desk", "happened"))),
                new Mutant(
                        "M8",
                        "preemption does not see disruption budgets",
                        "kubernetes#91492, #128307, #129136",
                        List.of("LeastHarmfulPreemption", "MinimalVictims"),
                        List.of(advise("scheduler.plugins.Budgets", "broken", SchedulerBugs.EmptyList.class))),
                new Mutant(
                        "M9",
                        "a nomination stays when its pod is gone or has a node",
                        "kubernetes#102339, #106780",
                        List.of("NominationsEnd", "PendingOnlyIfInfeasible", "FeasiblePodsRun", "AccurateBooks"),
                        List.of(
                                omit("scheduler.queue.SchedulingQueue", "remove", "Nominator", "remove"),
                                omit("scheduler.Placing", "place", "Nominator", "remove"))));
    }
}
