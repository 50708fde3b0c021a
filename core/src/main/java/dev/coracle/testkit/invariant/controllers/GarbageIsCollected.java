package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In the end no object is left whose owners are all gone.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/109748">GC doesn't delete already orphaned objects after
 *     startup</a>
 */
final class GarbageIsCollected extends Promise {
    GarbageIsCollected() {
        super("In the end nothing is left whose owners are all gone.", Term.EVENTUALLY, Uids.KINDS);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Set<String> uids = new LinkedHashSet<>();
        for (Class<? extends ApiObject> kind : kinds()) state.all(kind).forEach(it -> uids.add(it.uid()));
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : kinds()) {
            for (ApiObject object : state.all(kind)) verdict = verdict.and(judge(object, uids));
        }
        return verdict;
    }

    private static Verdict judge(ApiObject object, Set<String> uids) {
        List<OwnerReference> owners = object.metadata().ownerReferences();
        if (owners.isEmpty()) return Verdict.silent();
        boolean owned = owners.stream().anyMatch(it -> !Uids.isKnown(it) || uids.contains(it.uid()));
        if (owned || object.isTerminating()) return Verdict.kept();
        return Verdict.broken(object.kind() + " " + object.key(), "is left, and its owners are gone", "be gone too");
    }
}
