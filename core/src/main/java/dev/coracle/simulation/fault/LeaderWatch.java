package dev.coracle.simulation.fault;

import dev.coracle.api.ApiResponse;
import dev.coracle.model.coordination.Lease;
import dev.coracle.simulation.NetworkObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Knows which process holds which lease, by who wrote it last. */
final class LeaderWatch implements NetworkObserver {
    private final Map<String, String> holders = new LinkedHashMap<>();

    @Override
    public void called(ObservedCall call) {
        if (!call.request().verb().isWrite() || call.response().isEmpty()) return;
        if (!(call.response().get() instanceof ApiResponse.Done done && done.body() instanceof Lease lease)) return;
        boolean held = lease.spec().holderIdentity().filter(it -> !it.isEmpty()).isPresent();
        if (held) holders.put(lease.key().toString(), call.caller());
        else holders.remove(lease.key().toString());
    }

    /** Name of the process that holds a lease. */
    Optional<String> holder(String lease) {
        return Optional.ofNullable(holders.get(lease));
    }
}
