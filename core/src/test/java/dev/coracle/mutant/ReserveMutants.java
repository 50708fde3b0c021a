package dev.coracle.mutant;

import static dev.coracle.mutant.Edit.advise;
import static dev.coracle.mutant.Edit.omit;

import java.util.List;

/**
 * Further seeded bugs. Not here are: a binding before its volumes are ready, since no pod that is drawn has any; the
 * revisions of StatefulSets, of which there are none; and sizing by sums, which is no matter of a run.
 */
final class ReserveMutants {
    private ReserveMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "R1",
                        "a leader acts on when it could not renew its lease in time",
                        "kubernetes#23731",
                        List.of("StepDown"),
                        List.of(
                                advise("client.leader.Leadership", "isHeld", ClientBugs.TermsHaveNoEnd.class),
                                advise("client.leader.Elector", "watch", SchedulerBugs.Nothing.class))),
                new Mutant(
                        "R3",
                        "the spread of pods counts those that are terminating",
                        "kubernetes#98215, #105661, #106127",
                        List.of("SpreadIsKept", "SoundDecisions"),
                        List.of(
                                omit("scheduler.state.PodKind", "count", "PodInfo", "isTerminating"),
                                omit("scheduler.state.PodKind", "countBy", "PodInfo", "isTerminating"))),
                new Mutant(
                        "R4",
                        "the status of a disruption budget is written over a newer one",
                        "kubernetes#82149",
                        List.of("BudgetsAreTruthful", "EvictionsAreCounted", "EvictionsKeepBudgets"),
                        List.of(advise(
                                "controllers.disruption.Budgets", "write", ControllerBugs.OverWhateverIsThere.class))),
                new Mutant(
                        "R5",
                        "an informer goes back to an older list",
                        "kubernetes#59848",
                        List.of("InformersNeverGoBack"),
                        List.of(
                                advise("client.informer.Source", "list", ClientBugs.AnyState.class),
                                advise("client.informer.Reflector", "ended", ClientBugs.EveryEndIsAnExpiry.class),
                                advise("client.informer.Mirror", "isOutdated", SchedulerBugs.No.class))),
                new Mutant(
                        "R7",
                        "a watch goes on from the revision of the list, not of the last event",
                        "etcd#20573",
                        List.of("WatchResumable", "InformersNeverGoBack"),
                        List.of(advise("client.informer.Mirror", "advance", ClientBugs.RevisionOfTheListStays.class))),
                new Mutant(
                        "R9",
                        "of equally good nodes that is taken whose object lies where",
                        "Sieve",
                        List.of(SameAgain.NAME),
                        List.of(advise("scheduler.cycle.Judge", "oneOfTheBest", SchedulerBugs.ByIdentity.class))));
    }
}
