package dev.coracle.testkit.invariant.leader;

import dev.coracle.api.ApiResponse;
import dev.coracle.api.Body;
import dev.coracle.api.Verb;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.testkit.invariant.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds which lease, who stands for it, and what they write, as the network shows it in the order in which the server
 * carries it out. A process stands for the lease that it writes under a name of its own; leases of nodes are no
 * elections. Shared by the invariants of one monitor; without a simulation there is nothing to see.
 */
final class Elections implements NetworkObserver {
    private static final String HEARTBEATS = "kube-node-lease";

    private final Map<ObjectKey, Tenures> leases = new LinkedHashMap<>();
    /** What processes stand for, also those that have ended. */
    private final Map<String, ObjectKey> stands = new LinkedHashMap<>();

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    /** Who has asked for a lease and not tried to write it so far. */
    private final Map<String, Candidate> onlookers = new LinkedHashMap<>();

    private final List<Listener> listeners = new ArrayList<>();
    private boolean begun;

    /** Is told what candidates do, before it is taken in. */
    interface Listener {
        /** A candidate, or one who has not tried to become one, has been shown the lease. */
        default void looked(ObservedCall call, Candidate candidate, LeaseSpec shown) {}

        /** A candidate has tried to write the lease; empty where it was not written. */
        default void voted(ObservedCall call, Candidate candidate, Tenures tenures, Optional<Lease> written) {}

        /** A process that stands for a lease has written something else. */
        default void wrote(ObservedCall call, Candidate candidate, Tenures tenures) {}
    }

    void tell(Listener listener) {
        listeners.add(listener);
    }

    /** Begins to listen; does nothing the second time. */
    void begin(Setting setting) {
        if (begun) return;
        begun = true;
        setting.simulation().ifPresent(it -> it.observe(this));
    }

    @Override
    public void connected(String process) {
        onlookers.remove(process);
        ObjectKey lease = stands.get(process);
        if (lease != null) candidates.put(process, new Candidate(process, lease));
    }

    @Override
    public void called(ObservedCall call) {
        Class<?> type = call.request().resource().type();
        if (type == Lease.class) calledForLease(call);
        else if (isWork(call)) worked(call);
    }

    private static boolean isWork(ObservedCall call) {
        return call.request().verb().isWrite()
                && !call.request().resource().kind().equals("Event")
                && call.response().filter(it -> it instanceof ApiResponse.Done).isPresent();
    }

    private void worked(ObservedCall call) {
        Candidate candidate = candidates.get(call.caller());
        if (candidate == null) return;
        Tenures tenures = leases.getOrDefault(candidate.lease, new Tenures());
        for (Listener listener : listeners) listener.wrote(call, candidate, tenures);
        candidate.hasWorked = true;
    }

    private void calledForLease(ObservedCall call) {
        if (call.request().namespace().equals(HEARTBEATS)) return;
        Optional<Lease> sent = sent(call);
        Optional<Lease> shown = shown(call);
        if (call.request().verb().isWrite()) sent.ifPresent(it -> voted(call, it, shown));
        else if (call.request().verb() == Verb.GET && call.answered()) shown.ifPresent(it -> looked(call, it));
    }

    private void looked(ObservedCall call, Lease shown) {
        Candidate candidate = candidates.get(call.caller());
        if (candidate == null)
            candidate = onlookers.computeIfAbsent(call.caller(), it -> new Candidate(it, shown.key()));
        if (!candidate.lease.equals(shown.key())) return;
        for (Listener listener : listeners) listener.looked(call, candidate, shown.spec());
    }

    private void voted(ObservedCall call, Lease sent, Optional<Lease> written) {
        ObjectKey key = new ObjectKey(call.request().namespace(), sent.name());
        onlookers.remove(call.caller());
        stands.putIfAbsent(call.caller(), key);
        Candidate candidate = candidates.computeIfAbsent(call.caller(), it -> new Candidate(it, key));
        if (!candidate.lease.equals(key)) return;
        Tenures tenures = leases.computeIfAbsent(key, it -> new Tenures());
        for (Listener listener : listeners) listener.voted(call, candidate, tenures, written);
        written.ifPresent(lease -> {
            candidate.take(call, lease, tenures.holder());
            tenures.take(call.time(), lease.spec());
        });
    }

    private static Optional<Lease> sent(ObservedCall call) {
        return call.request()
                .body()
                .filter(it -> it instanceof Body.Typed typed && typed.value() instanceof Lease)
                .map(it -> (Lease) ((Body.Typed) it).value());
    }

    private static Optional<Lease> shown(ObservedCall call) {
        return call.response()
                .filter(it -> it instanceof ApiResponse.Done done && done.body() instanceof Lease)
                .map(it -> (Lease) ((ApiResponse.Done) it).body());
    }
}
