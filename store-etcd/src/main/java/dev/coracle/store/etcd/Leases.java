package dev.coracle.store.etcd;

import dev.coracle.platform.Clock;
import dev.coracle.store.StoreException;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseGrpc;
import java.time.Duration;

/**
 * The leases of etcd by which keys go when their time has passed, also when no server is left. A lease serves several
 * keys, as in Kubernetes: it lasts up to a twentieth longer than any of them asks for, one minute at most. The store that
 * wrote a key deletes it in time. Safe for all threads.
 */
final class Leases {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final long MOST_SLACK_SECONDS = 60;
    private static final int SLACK_SHARE = 20;
    private static final int MOST_KEYS = 1_000;

    private final Calls calls;
    private final Clock clock;

    private long lease;
    private long endsNanos;
    private int keys;

    Leases(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** A lease that lasts for this time at least. */
    synchronized long lasting(Duration timeToLive) {
        Duration bounded = timeToLive.compareTo(LONGEST) > 0 ? LONGEST : timeToLive;
        long seconds = Math.max(1, bounded.plusNanos(999_999_999).toSeconds());
        long slack = Math.min(MOST_SLACK_SECONDS, Math.max(1, seconds / SLACK_SHARE));
        long earliest = clock.nanos() + Duration.ofSeconds(seconds).toNanos();
        long latest = earliest + Duration.ofSeconds(slack).toNanos();
        boolean fits = lease != 0 && endsNanos - earliest >= 0 && endsNanos - latest <= 0;
        if (!fits || keys == MOST_KEYS) {
            lease = grant(seconds + slack);
            endsNanos = latest;
            keys = 0;
        }
        keys++;
        return lease;
    }

    private long grant(long seconds) {
        LeaseGrantRequest request =
                LeaseGrantRequest.newBuilder().setTTL(seconds).build();
        // one that is granted and not heard of harms nobody: it ends
        LeaseGrantResponse granted = calls.read(LeaseGrpc.getLeaseGrantMethod(), request);
        if (!granted.getError().isEmpty()) throw new StoreException("no lease: " + granted.getError(), false);
        return granted.getID();
    }

    /** Forgets a lease that etcd does not know any more. */
    synchronized void forget(long lost) {
        if (lease == lost) lease = 0;
    }
}
