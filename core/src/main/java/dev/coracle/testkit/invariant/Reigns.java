package dev.coracle.testkit.invariant;

import dev.coracle.api.ApiResponse;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.NetworkObserver;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers which processes ask for which lease, and since when its holder has held it. */
final class Reigns implements NetworkObserver {
    private static final String HEARTBEATS = "kube-node-lease";

    private final Clock clock;
    private final Map<ObjectKey, Reign> reigns = new LinkedHashMap<>();

    private static final class Reign {
        final Set<String> rivals = new LinkedHashSet<>();
        String holder = "";
        String process = "";
        Instant since = Instant.MIN;
    }

    Reigns(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void called(ObservedCall call) {
        if (call.request().resource().type() != Lease.class) return;
        if (call.request().namespace().equals(HEARTBEATS)) return;
        if (!call.request().name().isEmpty())
            reign(new ObjectKey(call.request().namespace(), call.request().name()))
                    .rivals
                    .add(call.caller());
        if (!call.request().verb().isWrite()) return;
        if (call.response().orElse(null) instanceof ApiResponse.Done done && done.body() instanceof Lease lease) {
            Reign reign = reign(lease.key());
            String holder = lease.spec().holderIdentity().orElse("");
            if (!holder.equals(reign.holder)) reign.since = clock.now();
            reign.holder = holder;
            reign.process = call.caller();
        }
    }

    private Reign reign(ObjectKey lease) {
        return reigns.computeIfAbsent(lease, key -> new Reign());
    }

    /** Which processes have asked for a lease; nobody where there is no election. */
    Set<String> rivals(ObjectKey lease) {
        Reign reign = reigns.get(lease);
        return reign == null ? Collections.emptySet() : reign.rivals;
    }

    /** The process that holds a lease, or did so last; empty where there is none. */
    Optional<String> leader(ObjectKey lease) {
        return Optional.ofNullable(reigns.get(lease)).map(it -> it.process).filter(it -> !it.isEmpty());
    }

    /** Since when the holder of a lease has held it; empty where nobody holds it. */
    Optional<Instant> since(ObjectKey lease) {
        return Optional.ofNullable(reigns.get(lease))
                .filter(it -> !it.holder.isEmpty())
                .map(it -> it.since);
    }
}
