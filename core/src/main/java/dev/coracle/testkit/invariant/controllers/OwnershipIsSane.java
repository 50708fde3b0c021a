package dev.coracle.testkit.invariant.controllers;

import dev.coracle.controllers.Owners;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.model.selector.Selector;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object has one controller at most, owners do not own each other round and round, and who adopts an object selects it
 * and is not being deleted, or has been for a moment only.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/">Owners and
 *     dependents</a>
 */
final class OwnershipIsSane extends Promise {
    private final Uids uids = new Uids();

    OwnershipIsSane() {
        super(
                "An object has at most one controller, which selects it, and nothing owns itself.",
                Term.ALWAYS,
                Uids.KINDS);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        uids.take(change);
        if (change.after().isEmpty()) return Verdict.silent();
        ApiObject object = change.after().get();
        List<OwnerReference> owners = object.metadata().ownerReferences();
        boolean same = change.before()
                .filter(it -> it.metadata().ownerReferences().equals(owners))
                .isPresent();
        if (same || owners.isEmpty()) return Verdict.silent();
        Verdict verdict = judge(object);
        boolean adopted =
                change.before().filter(it -> Owners.controllerOf(it).isEmpty()).isPresent();
        return adopted ? verdict.and(adoption(object, change.time())) : verdict;
    }

    private Verdict judge(ApiObject object) {
        long controllers = object.metadata().ownerReferences().stream()
                .filter(it -> it.controller().orElse(false))
                .count();
        if (controllers > 1) return wrong(object, "has " + controllers + " controllers", "have one");
        if (owns(object, object.uid(), new HashSet<>())) return wrong(object, "owns itself", "not");
        return Verdict.kept();
    }

    /** Whether an object is among the owners of another, and their owners. */
    private boolean owns(ApiObject owned, String uid, Set<String> seen) {
        for (OwnerReference owner : owned.metadata().ownerReferences()) {
            if (owner.uid().equals(uid)) return true;
            Optional<ApiObject> found = uids.find(owner.uid());
            if (found.isPresent() && seen.add(owner.uid()) && owns(found.get(), uid, seen)) return true;
        }
        return false;
    }

    private Verdict adoption(ApiObject object, Instant now) {
        Optional<ApiObject> owner = Owners.controllerOf(object).flatMap(it -> uids.find(it.uid()));
        if (owner.isEmpty()) return Verdict.silent();
        if (selector(owner.get()).filter(it -> !it.matches(object.labels())).isPresent())
            return wrong(object, "is adopted by " + owner.get().name() + ", which does not select it", "be left alone");
        boolean ends = owner.get()
                .metadata()
                .deletionTimestamp()
                .filter(it -> it.instant()
                        .plus(bounds().staleness())
                        .plus(Duration.ofSeconds(1))
                        .isBefore(now))
                .isPresent();
        return ends
                ? wrong(object, "is adopted by " + owner.get().name() + ", which is being deleted", "be left alone")
                : Verdict.kept();
    }

    private static Optional<Selector> selector(ApiObject owner) {
        if (owner instanceof ReplicaSet set)
            return Optional.of(Selector.of(set.spec().selector()));
        if (owner instanceof Deployment deployment)
            return Optional.of(Selector.of(deployment.spec().selector()));
        return Optional.empty();
    }

    private static Verdict wrong(ApiObject object, String wrong, String right) {
        return Verdict.broken(object.kind() + " " + object.key(), wrong, right);
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : kinds()) {
            for (ApiObject object : state.all(kind)) {
                if (!object.metadata().ownerReferences().isEmpty()) verdict = verdict.and(judge(object));
            }
        }
        return verdict;
    }
}
