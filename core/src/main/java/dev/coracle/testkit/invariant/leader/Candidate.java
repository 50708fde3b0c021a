package dev.coracle.testkit.invariant.leader;

import dev.coracle.model.coordination.Lease;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import java.time.Duration;
import java.util.Optional;

/** A process that stands for a lease, from its start to its end. */
final class Candidate {
    final String process;
    final ObjectKey lease;
    /** Under which name; empty until it has written it. */
    String identity = "";
    /** When it sent the last renewal that was answered; empty where it leads no more, or never did. */
    Optional<Duration> renewal = Optional.empty();
    /** The revision at which its term began. */
    long acquired;
    /** Whether it has written anything else in this term. */
    boolean hasWorked;

    Candidate(String process, ObjectKey lease) {
        this.process = process;
        this.lease = lease;
    }

    /** Takes in that it has written the lease. */
    void take(ObservedCall call, Lease written, String before) {
        String holder = written.spec().holderIdentity().orElse("");
        if (holder.isEmpty()) {
            renewal = Optional.empty();
            return;
        }
        if (!holder.equals(identity) || !holder.equals(before)) {
            acquired = Long.parseLong(written.resourceVersion());
            hasWorked = false;
        }
        identity = holder;
        if (call.answered()) renewal = Optional.of(call.sent());
    }

    @Override
    public String toString() {
        return identity.isEmpty() ? process : process + " (" + identity + ")";
    }
}
