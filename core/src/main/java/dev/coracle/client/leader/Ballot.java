package dev.coracle.client.leader;

import dev.coracle.model.MicroTime;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one candidate has seen of the lease, and what it may write. Whether a lease ran out is a question of how long the
 * candidate has seen it unchanged by its own clock; the times written in it are never compared. One thread at a time.
 */
final class Ballot {
    private final Election election;
    private @Nullable Lease seen;
    private long seenAt;
    private @Nullable LeaseSpec unanswered;

    Ballot(Election election) {
        this.election = election;
    }

    /** The lease as it was seen last. */
    Optional<Lease> seen() {
        return Optional.ofNullable(seen);
    }

    /** Takes in the lease as it is stored. */
    void see(Lease lease, long now) {
        if (seen == null || !seen.uid().equals(lease.uid()) || !seen.spec().equals(lease.spec())) seenAt = now;
        seen = lease;
    }

    /** Notes that it is not known whether this was written. */
    void unanswered(LeaseSpec spec) {
        unanswered = spec;
    }

    /** Notes that every write was answered. */
    void answered() {
        unanswered = null;
    }

    /** Who holds the lease, as far as was seen; empty for nobody. */
    String holder() {
        return seen == null ? "" : seen.spec().holderIdentity().orElse("");
    }

    /** Nanoseconds until the lease may be taken from whoever holds it; not positive where it may be now. */
    long takenFor(long now) {
        if (seen == null || holder().isEmpty() || holder().equals(election.identity())) return 0;
        int seconds = seen.spec().leaseDurationSeconds().orElse(0);
        return seenAt + TimeUnit.SECONDS.toNanos(seconds) - now;
    }

    /** The lease as this candidate would take it: a new term, unless it is one that it asked for without an answer. */
    LeaseSpec bid(Instant now) {
        if (seen == null) return held(now, now, 0);
        LeaseSpec spec = seen.spec();
        if (spec.equals(unanswered)) return renewal(now);
        return held(now, now, spec.leaseTransitions().orElse(0) + 1);
    }

    /** The lease with a later time of renewal. */
    LeaseSpec renewal(Instant now) {
        LeaseSpec spec = seen().orElseThrow().spec();
        Instant acquired = spec.acquireTime().map(MicroTime::instant).orElse(now);
        return held(acquired, now, spec.leaseTransitions().orElse(0));
    }

    private LeaseSpec held(Instant acquired, Instant renewed, int transitions) {
        return LeaseSpec.builder()
                .holderIdentity(election.identity())
                .leaseDurationSeconds((int) election.timing().leaseDuration().toSeconds())
                .acquireTime(new MicroTime(acquired))
                .renewTime(new MicroTime(renewed))
                .leaseTransitions(transitions)
                .build();
    }

    /** The lease given back: held by nobody. */
    LeaseSpec release(Instant now) {
        return renewal(now).withHolderIdentity("").withLeaseDurationSeconds(1).withAcquireTime(new MicroTime(now));
    }
}
