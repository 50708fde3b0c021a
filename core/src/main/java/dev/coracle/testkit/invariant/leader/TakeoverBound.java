package dev.coracle.testkit.invariant.leader;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A lease that is not renewed is taken within its duration and a retry period, with jitter, by whoever looks at it all
 * that time: 17.4 s with the usual timing, and {@link dev.coracle.testkit.invariant.Bounds#staleness()} for the calls.
 *
 * <p>Judged by what each candidate sees: where it looks seldom, since it was frozen or cut off, its time begins anew; so it
 * does when it tries.
 */
final class TakeoverBound extends ElectionInvariant {
    private static final double JITTER = 1.2;

    private final LeaseTiming timing;
    /** For lookup only. */
    private final Map<Candidate, Watching> watchings = new HashMap<>();

    TakeoverBound(Elections elections, LeaseTiming timing) {
        super(elections);
        this.timing = timing;
    }

    @Override
    public String promise() {
        return "A lease that is not renewed is taken in time by whoever looks at it.";
    }

    /** What a candidate has seen unchanged, from when on, until when. */
    private static final class Watching {
        LeaseSpec seen = LeaseSpec.builder().build();
        Duration since = Duration.ZERO;
        Duration last = Duration.ZERO;
    }

    private Duration pause() {
        return atMost(Duration.ofNanos((long) (timing.retryPeriod().toNanos() * JITTER)))
                .plus(bounds().staleness());
    }

    @Override
    public void looked(ObservedCall call, Candidate candidate, LeaseSpec shown) {
        Watching watching = watchings.computeIfAbsent(candidate, it -> new Watching());
        boolean attentive = call.time().minus(watching.last).compareTo(pause()) <= 0;
        boolean unchanged = shown.equals(watching.seen);
        watching.last = call.time();
        String holder = shown.holderIdentity().orElse("");
        if (!attentive || !unchanged || holder.isEmpty() || holder.equals(candidate.identity)) {
            watching.seen = shown;
            watching.since = call.time();
            return;
        }
        findings.add(judge(call, candidate, holder, watching.since));
    }

    private Verdict judge(ObservedCall call, Candidate candidate, String holder, Duration since) {
        Duration bound = atMost(timing.leaseDuration()).plus(pause());
        Duration silent = call.time().minus(since);
        if (silent.compareTo(bound) <= 0) return Verdict.kept();
        return Verdict.broken(
                candidate.process,
                "sees " + holder + " silent for " + silent + " and does not take lease " + candidate.lease,
                "take it within " + bound);
    }

    @Override
    public void voted(ObservedCall call, Candidate candidate, Tenures tenures, Optional<Lease> written) {
        watchings.remove(candidate);
    }
}
