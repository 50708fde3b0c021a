package dev.coracle.mutant;

import static dev.coracle.mutant.Edit.advise;
import static dev.coracle.mutant.Edit.omit;

import java.util.List;

/** Changes that break no promise: an invariant that complains of one demands too much. */
final class BenignMutants {
    private BenignMutants() {}

    static List<Mutant> all() {
        return List.of(
                benign("B0", "nothing is changed", List.of()),
                benign(
                        "B1",
                        "of equally good nodes the first is taken",
                        List.of(omit("scheduler.cycle.Judge", "oneOfTheBest", "Entropy", "below"))),
                benign(
                        "B2",
                        "watches are begun anew half as often",
                        List.of(advise("client.informer.Reflector", "timeout", ClientBugs.TwiceAsLong.class))),
                benign(
                        "B3",
                        "services are read from the server and not from the informer",
                        List.of(advise(
                                "controllers.services.ServicePods", "service", ControllerBugs.AsksTheServer.class))),
                benign(
                        "B4",
                        "heartbeats come later by chance, and by more",
                        List.of(advise("node.NodeReporter", "jittered", ClientBugs.MoreJitter.class))));
    }

    private static Mutant benign(String id, String change, List<Edit> edits) {
        return new Mutant(id, change, "", List.of(), edits);
    }
}
