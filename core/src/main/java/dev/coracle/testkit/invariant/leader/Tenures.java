package dev.coracle.testkit.invariant.leader;

import dev.coracle.model.coordination.LeaseSpec;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who has held a lease when, by what is stored. Nobody is named by the empty name. */
final class Tenures {
    private static final int MOST = 1000;

    private final NavigableMap<Duration, String> holders = new TreeMap<>();
    private Duration renewed = Duration.ZERO;
    private Duration lasting = Duration.ZERO;
    private int transitions;

    /** Takes in that the lease was written. */
    void take(Duration time, LeaseSpec spec) {
        String holder = spec.holderIdentity().orElse("");
        if (holders.isEmpty() || !holder().equals(holder)) holders.put(time, holder);
        if (holders.size() > MOST) holders.pollFirstEntry();
        renewed = time;
        lasting = Duration.ofSeconds(spec.leaseDurationSeconds().orElse(0));
        transitions = spec.leaseTransitions().orElse(0);
    }

    boolean isKnown() {
        return !holders.isEmpty();
    }

    String holder() {
        return holders.isEmpty() ? "" : holders.lastEntry().getValue();
    }

    /** Who held it at a moment; as the first known holder before there is one. */
    String holderAt(Duration time) {
        Map.Entry<Duration, String> entry = holders.floorEntry(time);
        return entry == null ? "" : entry.getValue();
    }

    /** When it was written last. */
    Duration renewed() {
        return renewed;
    }

    /** How long after that it may be taken by another. */
    Duration lasting() {
        return lasting;
    }

    /** Number of the present term. */
    int transitions() {
        return transitions;
    }
}
