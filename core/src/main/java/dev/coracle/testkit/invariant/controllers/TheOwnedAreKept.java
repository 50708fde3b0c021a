package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Pod;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.OwnerReference;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * The garbage collector deletes nothing that has an owner left. Judged are objects that no other loop deletes; a replica
 * set without pods may be forgotten by its deployment.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/88097">Garbage collector deleted wrong resources</a>
 */
final class TheOwnedAreKept extends Promise {
    private static final String MANAGER = "kube-controller-manager";
    private static final String FOREGROUND = "foregroundDeletion";

    private final Uids uids = new Uids();

    TheOwnedAreKept() {
        super("The garbage collector deletes nothing that has an owner left.", Term.ALWAYS, Uids.KINDS);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        uids.take(change);
        Optional<ApiObject> before = change.before().filter(it -> !it.isTerminating());
        boolean ends = change.after().map(ApiObject::isTerminating).orElse(true);
        if (before.isEmpty() || !ends || !isJudged(before.get())) return Verdict.silent();
        if (setting().authors().of(change).filter(it -> it.startsWith(MANAGER)).isEmpty()) return Verdict.silent();
        Optional<ApiObject> owner = before.get().metadata().ownerReferences().stream()
                .map(OwnerReference::uid)
                .flatMap(it -> uids.find(it).stream())
                .filter(it -> !waits(it))
                .findFirst();
        if (owner.isEmpty()) return Verdict.kept();
        return Verdict.broken(
                before.get().kind() + " " + before.get().key(),
                "is deleted, and its owner " + owner.get().kind() + " "
                        + owner.get().name() + " is there",
                "stay");
    }

    private static boolean isJudged(ApiObject object) {
        if (object.metadata().ownerReferences().isEmpty()) return false;
        if (object instanceof ReplicaSet set && Families.wanted(set) == 0) return false;
        return !(object instanceof Pod) && !(object instanceof EndpointSlice);
    }

    /** Whether an owner that is being deleted waits for what it owns to go first. */
    private static boolean waits(ApiObject owner) {
        return owner.isTerminating() && owner.metadata().finalizers().contains(FOREGROUND);
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
