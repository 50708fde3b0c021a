package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * The generation of an object goes up by one when what is wanted of it changes, or its deletion begins, and never
 * otherwise; and nobody says that he has seen one that is yet to come.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#metadata">API
 *     conventions: metadata</a>
 */
final class GenerationsAreTrue extends Promise {
    GenerationsAreTrue() {
        super(
                "A generation goes up when what is wanted changes, and is observed no sooner.",
                Term.ALWAYS,
                Specified.KINDS);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<ApiObject> after =
                change.after().filter(it -> Specified.observed(it).isPresent());
        if (after.isEmpty()) return Verdict.silent();
        return change.before()
                .filter(it -> it.uid().equals(after.get().uid()))
                .map(it -> step(it, after.get()))
                .orElse(Verdict.silent())
                .and(observed(after.get()));
    }

    private static Verdict step(ApiObject before, ApiObject after) {
        long wanted = before.metadata().generation() + (isAnother(before, after) ? 1 : 0);
        long most = wanted + (isAnnotated(before, after) ? 1 : 0);
        long is = after.metadata().generation();
        if (is == wanted || is == Math.min(most, before.metadata().generation() + 1)) return Verdict.kept();
        return Verdict.broken(
                after.kind() + " " + after.key(),
                "goes from generation " + before.metadata().generation() + " to "
                        + after.metadata().generation(),
                "go to " + wanted);
    }

    private static boolean isAnother(ApiObject before, ApiObject after) {
        return before.isTerminating() != after.isTerminating()
                || !Specified.spec(before).equals(Specified.spec(after));
    }

    /** The annotations of a deployment count where they are written with what is wanted, not where with its status. */
    private static boolean isAnnotated(ApiObject before, ApiObject after) {
        return after instanceof Deployment
                && !before.metadata().annotations().equals(after.metadata().annotations());
    }

    private static Verdict observed(ApiObject object) {
        long observed = Specified.observed(object).orElseThrow();
        if (observed <= object.metadata().generation()) return Verdict.silent();
        return Verdict.broken(
                object.kind() + " " + object.key(),
                "is said to have been seen at generation " + observed,
                "be seen at " + object.metadata().generation() + " at most");
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : kinds()) {
            for (ApiObject object : state.all(kind)) {
                if (Specified.observed(object).isPresent()) verdict = verdict.and(observed(object));
            }
        }
        return verdict;
    }
}
