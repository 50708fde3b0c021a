package dev.coracle.testkit.invariant;

import dev.coracle.model.meta.ApiObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells invariants what no API server would let happen, as a monitor would, and hears what they say. */
public final class Hearing {
    private final ClusterState state = new ClusterState();
    private final List<Invariant> invariants;
    private Instant now = Instant.EPOCH;
    private boolean concerned;

    public Hearing(Invariant... invariants) {
        this.invariants = List.of(invariants);
    }

    /** Lets time pass; returns what is complained of. */
    public List<String> pass(Duration duration) {
        now = now.plus(duration);
        return ask(it -> it.judge(now, state));
    }

    /** An object is as it is, at the revision that it carries; returns what is complained of. */
    public <T extends ApiObject> List<String> see(Class<T> type, T object) {
        return see(type, object, Long.parseLong(object.resourceVersion()));
    }

    public <T extends ApiObject> List<String> see(Class<T> type, T object, long revision) {
        return tell(new Change(state.put(type, object), Optional.of(object), revision, now));
    }

    /** An object is gone; returns what is complained of. */
    public <T extends ApiObject> List<String> gone(Class<T> type, T object, long revision) {
        return tell(new Change(state.remove(type, object.key()), Optional.empty(), revision, now));
    }

    private List<String> tell(Change change) {
        return ask(it -> it.judge(change, state));
    }

    /** What is complained of when all is looked at once more. */
    public List<String> audit() {
        return ask(it -> it.audit(state));
    }

    private List<String> ask(Function<Invariant, Verdict> question) {
        List<String> complaints = new ArrayList<>();
        for (Invariant invariant : invariants) {
            Verdict verdict = question.apply(invariant);
            concerned |= verdict.isConcerned();
            verdict.violations(invariant, 0, now)
                    .forEach(it -> complaints.add(
                            it.invariant() + ": " + it.place() + " " + it.wrong() + "; it should " + it.right()));
        }
        return complaints;
    }

    /** Whether any promise was put to the test. */
    public boolean wasConcerned() {
        return concerned;
    }
}
