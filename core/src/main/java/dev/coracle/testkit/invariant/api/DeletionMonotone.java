package dev.coracle.testkit.invariant.api;

import dev.coracle.model.Time;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deletion that has begun is neither taken back nor put off, and an object with finalizers is not gone before its
 * deletion has begun (Kubernetes, "finalizers" and "graceful deletion").
 */
final class DeletionMonotone implements Invariant {
    /** When each object is due to go, by uid; for lookup only. */
    private final Map<String, Time> due = new HashMap<>();

    @Override
    public String promise() {
        return "A deletion that has begun is neither taken back nor put off, and waits for finalizers.";
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
        if (change.after().isEmpty()) return gone(change.before().orElseThrow());
        ApiObject object = change.after().get();
        Time before = due.get(object.uid());
        Optional<Time> now = object.metadata().deletionTimestamp();
        now.ifPresent(it -> due.put(object.uid(), it));
        if (before == null) return now.isPresent() ? Verdict.kept() : Verdict.silent();
        if (now.isPresent() && !now.get().instant().isAfter(before.instant())) return Verdict.kept();
        return Verdict.broken(
                place(object),
                "was to go at " + before + " and is now to "
                        + now.map(it -> "go at " + it).orElse("stay"),
                "go then or sooner");
    }

    private Verdict gone(ApiObject last) {
        boolean begun = due.remove(last.uid()) != null;
        List<String> finalizers = last.metadata().finalizers();
        if (begun || finalizers.isEmpty()) return Verdict.kept();
        return Verdict.broken(place(last), "is gone in spite of " + finalizers, "wait until they are removed");
    }

    private static String place(ApiObject object) {
        return object.kind() + " " + object.key();
    }

    /** Whether what was remembered is what the state shows. */
    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Class<? extends ApiObject> kind : kinds()) {
            for (ApiObject object : state.all(kind)) {
                Optional<Time> remembered = Optional.ofNullable(due.get(object.uid()));
                if (remembered.equals(object.metadata().deletionTimestamp())) continue;
                verdict = verdict.and(Verdict.broken(place(object), "is remembered to go at " + remembered, "be so"));
            }
        }
        return verdict;
    }
}
