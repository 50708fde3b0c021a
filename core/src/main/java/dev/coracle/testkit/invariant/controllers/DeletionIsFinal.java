package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A deletion that has begun is never taken back and never put off, and an object with finalizers is not gone before it has
 * begun.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/">Finalizers</a>
 */
final class DeletionIsFinal extends Promise {
    DeletionIsFinal() {
        super(
                "A deletion that has begun is never taken back and never put off.",
                Term.ALWAYS,
                List.of(
                        Pod.class,
                        Deployment.class,
                        ReplicaSet.class,
                        Service.class,
                        ConfigMap.class,
                        Namespace.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        if (change.before().isEmpty()) return Verdict.silent();
        ApiObject before = change.before().get();
        Optional<Time> deadline = before.metadata().deletionTimestamp();
        Optional<ApiObject> after = change.after().filter(it -> it.uid().equals(before.uid()));
        if (after.isEmpty()) return removed(before);
        if (deadline.isEmpty()) return Verdict.silent();
        Optional<Time> now = after.get().metadata().deletionTimestamp();
        if (now.isPresent() && now.get().compareTo(deadline.get()) <= 0) return Verdict.kept();
        return Verdict.broken(
                before.kind() + " " + before.key(),
                "was to be gone at " + deadline.get() + ", and is "
                        + now.map(it -> "at " + it).orElse("not any more"),
                "be gone by then");
    }

    private static Verdict removed(ApiObject before) {
        if (before.metadata().finalizers().isEmpty()) return Verdict.silent();
        if (before.isTerminating()) return Verdict.kept();
        return Verdict.broken(
                before.kind() + " " + before.key(),
                "is gone, though " + before.metadata().finalizers() + " had yet to let it go",
                "be there, terminating");
    }

    /** There is no count. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
