package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.ObjectList;
import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A read that asks for the latest state shows nothing that was replaced before it was sent, and nothing that never was.
 *
 * <p>The changes of an object are committed one after the other, each from the version before (see {@link NoLostUpdate});
 * so the reads and writes of a key are linearizable just when each read shows a version that was the present one at some
 * moment between its call and its answer.
 */
final class ConsistentReads extends WireInvariant {
    ConsistentReads(Wire wire) {
        super(wire);
        wire.onCall(call -> findings.add(judge(call)));
    }

    @Override
    public String promise() {
        return "A read shows a state no older than what was committed before it was sent.";
    }

    private Verdict judge(ObservedCall call) {
        ApiRequest request = call.request();
        boolean latest = request.list().resourceVersion().isEmpty()
                && request.list().continueToken().isEmpty();
        if (!latest || !wire.history().follows(request.resource().type())) return Verdict.silent();
        if (!request.subresource().isEmpty()) return Verdict.silent();
        if (request.verb() == Verb.GET) return judgeGet(call);
        return Answers.list(call).map(list -> judgeList(call, list)).orElse(Verdict.silent());
    }

    private Verdict judgeList(ObservedCall call, ObjectList<?> list) {
        Class<?> type = call.request().resource().type();
        long shown = Revisions.of(list.resourceVersion());
        Collection<Change> later = wire.history().between(type, shown, Long.MAX_VALUE);
        return later.stream()
                .filter(it -> isBefore(it, call))
                .findFirst()
                .map(it -> stale(call, "revision " + shown, it))
                .orElse(Verdict.kept());
    }

    private Verdict judgeGet(ObservedCall call) {
        Class<?> type = call.request().resource().type();
        ObjectKey key = new ObjectKey(call.request().namespace(), call.request().name());
        Optional<ApiObject> object = Answers.object(call);
        if (object.isEmpty())
            return call.response().filter(ConsistentReads::isNotFound).isPresent()
                    ? judgeAbsence(call, type, key)
                    : Verdict.silent();
        long shown = Revisions.of(object.get());
        if (shown > wire.history().begin() && wire.history().at(type, shown).isEmpty())
            return Verdict.broken(
                    place(call), "was shown version " + shown + ", which never was", "see what was written");
        return wire.history()
                .next(type, key, shown)
                .filter(it -> isBefore(it, call))
                .map(it -> stale(call, "version " + shown, it))
                .orElse(Verdict.kept());
    }

    private static boolean isNotFound(ApiResponse response) {
        return response instanceof ApiResponse.Refused refused
                && refused.status().code() == 404;
    }

    /** An object that is there before the call and still there after the answer is found. */
    private Verdict judgeAbsence(ObservedCall call, Class<?> type, ObjectKey key) {
        Optional<Change> last = wire.history().last(type, key, Long.MAX_VALUE);
        if (last.isEmpty() || last.get().after().isEmpty()) return Verdict.kept();
        if (!isBefore(last.get(), call)) return Verdict.silent();
        return stale(call, "nothing", last.get());
    }

    private boolean isBefore(Change change, ObservedCall call) {
        Instant sent = wire.moment(call.sent());
        return change.time().isBefore(sent);
    }

    private static String place(ObservedCall call) {
        ApiRequest request = call.request();
        return request.verb() + " of " + request.resource().plural() + " " + request.namespace() + "/" + request.name()
                + " by " + call.caller();
    }

    private static Verdict stale(ObservedCall call, String shown, Change missed) {
        return Verdict.broken(
                place(call),
                "was shown " + shown + ", sent after revision " + missed.revision() + " was committed",
                "see that revision");
    }
}
