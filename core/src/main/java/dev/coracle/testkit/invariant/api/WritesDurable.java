package dev.coracle.testkit.invariant.api;

import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * A write that was acknowledged was committed at the revision that the answer named, whatever happens to the API server
 * meanwhile. That it stays is seen by {@link ConsistentReads}, and that no other takes its revision by
 * {@link RevisionsRise}.
 */
final class WritesDurable extends WireInvariant {
    WritesDurable(Wire wire) {
        super(wire);
        wire.onCall(call -> findings.add(judge(call)));
    }

    @Override
    public String promise() {
        return "A write that was acknowledged was committed.";
    }

    private Verdict judge(ObservedCall call) {
        Optional<ApiObject> written = Answers.written(call, wire.history());
        if (!call.answered() || written.isEmpty() || isRemoval(call)) return Verdict.silent();
        ApiObject object = written.get();
        long revision = Revisions.of(object);
        if (revision <= wire.history().begin()) return Verdict.silent();
        Optional<Change> change = wire.history().at(call.request().resource().type(), revision);
        boolean committed = change.flatMap(it -> it.after().or(it::before))
                .filter(it -> it.uid().equals(object.uid()))
                .isPresent();
        if (!committed)
            return Verdict.broken(
                    "object " + object.key(),
                    "was not written at revision " + revision + ", as " + call.caller() + " was told",
                    "be in the store");
        return Verdict.kept();
    }

    /** What is answered then is the object as it was. */
    private static boolean isRemoval(ObservedCall call) {
        Verb verb = call.request().verb();
        return verb == Verb.DELETE || verb == Verb.DELETE_COLLECTION;
    }
}
