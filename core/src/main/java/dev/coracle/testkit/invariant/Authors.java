package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Verb;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who made a change: no object says that, but the simulated network tells who wrote which revision, before anybody sees
 * it. A user's calls do not go over that network; where time is not simulated, nobody's do.
 */
public final class Authors implements NetworkObserver {
    private static final int MOST = 10_000;

    private final Map<Long, Write> byRevision = new LinkedHashMap<>();
    private final Map<Removal, String> removals = new LinkedHashMap<>();
    /** Of pods; the answer to a binding tells no revision. */
    private final Map<ObjectKey, Write> bindings = new LinkedHashMap<>();

    private record Removal(String kind, ObjectKey key) {}

    /** Whose it is, and how long it was on its way to the server. */
    private record Write(String author, Duration way) {}

    Authors(Optional<Simulation> simulation) {
        simulation.ifPresent(it -> it.observe(this));
    }

    @Override
    public void called(ObservedCall call) {
        if (!call.request().verb().isWrite()) return;
        if (!(call.response().orElse(null) instanceof ApiResponse.Done done)) return;
        Write write = new Write(call.caller(), call.time().minus(call.sent()));
        if (done.body() instanceof ApiObject written
                && !written.resourceVersion().isEmpty()) {
            byRevision.putIfAbsent(Long.parseLong(written.resourceVersion()), write);
            trim(byRevision);
        } else if (call.request().verb() == Verb.DELETE) {
            removals.put(new Removal(call.request().resource().kind(), subject(call.request())), call.caller());
            trim(removals);
        } else if (call.request().subresource().equals("binding")) {
            bindings.put(subject(call.request()), write);
            trim(bindings);
        }
    }

    private static ObjectKey subject(ApiRequest request) {
        return new ObjectKey(request.namespace(), request.name());
    }

    private static <K> void trim(Map<K, ?> map) {
        if (map.size() > MOST) map.remove(map.keySet().iterator().next());
    }

    /** The process that made a change, such as {@code kube-controller-manager}; empty for a user, or where nobody knows. */
    public Optional<String> of(Change change) {
        Write write = byRevision.get(change.revision());
        if (write != null) return Optional.of(write.author());
        if (change.after().isPresent() || change.before().isEmpty()) return Optional.empty();
        ApiObject gone = change.before().get();
        return Optional.ofNullable(removals.remove(new Removal(gone.kind(), gone.key())));
    }

    /** When the call was sent that made a change; where nobody knows, when it was made. */
    public Instant sent(Change change) {
        Write write = byRevision.get(change.revision());
        if (write == null)
            write = change.bound().map(it -> bindings.get(it.key())).orElse(null);
        return write == null ? change.time() : change.time().minus(write.way());
    }
}
