package dev.coracle.testkit.invariant.api;

import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What the store and the API server promise: revisions, reads, writes and watches. */
public final class ApiInvariants {
    private ApiInvariants() {}

    /** All of them, for one monitor; those about the network say nothing outside of a simulation. */
    public static List<Invariant> all() {
        Wire wire = new Wire();
        return List.of(
                new RevisionsRise(),
                new NoLostUpdate(wire),
                new ConsistentReads(wire),
                new InformersNeverGoBack(),
                new WatchOrdered(wire),
                new WatchUnique(wire),
                new WatchReliable(wire),
                new WatchResumable(wire),
                new BookmarksHonest(wire),
                new ListsAtomic(wire),
                new IdentityKept(wire),
                new DeletionMonotone(),
                new WritesDurable(wire),
                new PhaseMonotone(),
                new CachesConverge());
    }
}
