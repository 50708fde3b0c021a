package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Body;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A uid belongs to one object for ever: a name that is given again comes with a new uid, and a deletion that names a uid
 * removes no other (Kubernetes API concepts, "names and ids").
 */
final class IdentityKept extends WireInvariant {
    /** Where each uid was first seen; for lookup only. */
    private final Map<String, String> owners = new HashMap<>();

    IdentityKept(Wire wire) {
        super(wire);
        wire.onCall(call -> findings.add(judge(call)));
    }

    @Override
    public String promise() {
        return "A uid belongs to one object for ever, and an object keeps its own.";
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return super.judge(change, state).and(change.after().isEmpty() ? Verdict.silent() : judge(change));
    }

    private Verdict judge(Change change) {
        ApiObject object = change.after().orElseThrow();
        Optional<String> before = change.before().map(ApiObject::uid);
        if (before.isPresent() && !before.get().equals(object.uid()))
            return Verdict.broken(
                    place(object), "took the place of uid " + before.get() + ", which was not deleted", "wait for it");
        if (before.isPresent()) return Verdict.silent();
        String owner = owners.putIfAbsent(object.uid(), place(object));
        if (owner == null) return Verdict.kept();
        return Verdict.broken(place(object), "has the uid " + object.uid() + " that " + owner + " had", "have its own");
    }

    private static String place(ApiObject object) {
        return object.kind() + " " + object.key();
    }

    private Verdict judge(ObservedCall call) {
        Optional<String> meant = uid(call.request());
        Optional<ApiObject> hit = Answers.object(call);
        if (meant.isEmpty() || hit.isEmpty()) return Verdict.silent();
        if (hit.get().uid().equals(meant.get())) return Verdict.kept();
        return Verdict.broken(
                place(hit.get()),
                "was deleted by " + call.caller() + ", who meant uid " + meant.get() + " and hit "
                        + hit.get().uid(),
                "be left alone");
    }

    private static Optional<String> uid(ApiRequest request) {
        return request.body()
                .filter(it -> it instanceof Body.Typed)
                .map(it -> ((Body.Typed) it).value())
                .filter(it -> it instanceof DeleteOptions)
                .flatMap(it -> ((DeleteOptions) it).preconditions())
                .flatMap(Preconditions::uid);
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = super.audit(state);
        for (Class<? extends ApiObject> kind : kinds()) {
            for (ApiObject object : state.all(kind)) {
                String owner = owners.getOrDefault(object.uid(), "nobody");
                if (!owner.equals(place(object)))
                    verdict = verdict.and(
                            Verdict.broken(place(object), "has a uid that is known of " + owner, "have its own"));
            }
        }
        return verdict;
    }
}
