package dev.coracle.testkit.invariant.api;

import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Optional;

/**
 * An update that names a resourceVersion replaces just that version: of several writers who read the same, one succeeds
 * (Kubernetes API conventions, "concurrency control and consistency").
 */
final class NoLostUpdate extends WireInvariant {
    NoLostUpdate(Wire wire) {
        super(wire);
        wire.onCall(call -> findings.add(judge(call)));
    }

    @Override
    public String promise() {
        return "An update that names a version replaces just that version.";
    }

    private Verdict judge(ObservedCall call) {
        if (call.request().verb() != Verb.UPDATE) return Verdict.silent();
        Optional<ApiObject> written = Answers.written(call, wire.history());
        Optional<String> expected =
                Answers.sent(call.request()).map(ApiObject::resourceVersion).filter(it -> !it.isEmpty());
        if (written.isEmpty() || expected.isEmpty()) return Verdict.silent();
        if (written.get().resourceVersion().equals(expected.get())) return Verdict.kept(); // nothing to change
        Optional<Change> change = wire.history().at(call.request().resource().type(), Revisions.of(written.get()));
        if (change.isEmpty()) return Verdict.silent();
        String replaced = change.get().before().map(ApiObject::resourceVersion).orElse("none");
        if (replaced.equals(expected.get())) return Verdict.kept();
        return Verdict.broken(
                "object " + written.get().key(),
                "was updated by " + call.caller() + " from version " + expected.get() + " and lost " + replaced,
                "be refused with 409");
    }
}
