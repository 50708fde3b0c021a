package dev.coracle.testkit.invariant.api;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Every change has a revision of its own, later than all before, and the changed object carries it (Kubernetes API
 * concepts, "resource versions").
 *
 * <p>That no revision is left out is not asked: only some kinds are followed, and the others take revisions too.
 */
final class RevisionsRise implements Invariant {
    private long last;

    @Override
    public String promise() {
        return "Every change has a later revision than all before it, and the object carries it.";
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return History.KINDS;
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        ApiObject object = change.after().or(change::before).orElseThrow();
        Verdict verdict = Verdict.kept();
        if (change.revision() <= last)
            verdict = Verdict.broken(
                    "object " + object.key(),
                    "changed at revision " + change.revision() + " after " + last,
                    "be later");
        last = Math.max(last, change.revision());
        return verdict.and(carried(change));
    }

    private static Verdict carried(Change change) {
        Optional<Long> carried = change.after().map(Revisions::of);
        long before = change.before().map(Revisions::of).orElse(0L);
        if (carried.isPresent() && carried.get() != change.revision())
            return Verdict.broken(
                    "object " + change.after().orElseThrow().key(),
                    "carries resourceVersion " + carried.get() + " at revision " + change.revision(),
                    "carry the revision of its last change");
        if (before < change.revision()) return Verdict.silent();
        return Verdict.broken(
                "object " + change.before().orElseThrow().key(),
                "had resourceVersion " + before + " before it changed at " + change.revision(),
                "have an earlier one");
    }

    /** Whether no object carries a revision that has not been. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : History.KINDS) {
            for (ApiObject object : state.all(kind)) {
                if (Revisions.of(object) <= last) continue;
                verdict = verdict.and(Verdict.broken(
                        "object " + object.key(), "is of revision " + object.resourceVersion(), "be of " + last));
            }
        }
        return verdict;
    }
}
