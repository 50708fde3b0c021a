package dev.coracle.testkit.invariant.leader;

import dev.coracle.model.coordination.Lease;
import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * A lease passes from one holder to another only once it has not been renewed for as long as it lasts, or was given back;
 * and then its term has another number (client-go, package {@code leaderelection}).
 */
final class LeaseExclusion extends ElectionInvariant {
    LeaseExclusion(Elections elections) {
        super(elections);
    }

    @Override
    public String promise() {
        return "A lease is taken from its holder only when it has run out or was given back.";
    }

    @Override
    public void voted(ObservedCall call, Candidate candidate, Tenures tenures, Optional<Lease> written) {
        if (written.isEmpty() || tenures.holder().isEmpty()) return;
        String holder = written.get().spec().holderIdentity().orElse("");
        if (holder.isEmpty() || holder.equals(tenures.holder())) return;
        findings.add(taken(call, candidate, tenures));
        int term = written.get().spec().leaseTransitions().orElse(0);
        if (term <= tenures.transitions())
            findings.add(Verdict.broken(
                    "lease " + candidate.lease,
                    "was taken by " + candidate + " for term " + term + " after " + tenures.transitions(),
                    "have a later number"));
    }

    private Verdict taken(ObservedCall call, Candidate candidate, Tenures tenures) {
        Duration silent = call.time().minus(tenures.renewed());
        if (silent.compareTo(atLeast(tenures.lasting())) >= 0) return Verdict.kept();
        return Verdict.broken(
                "lease " + candidate.lease,
                "was taken by " + candidate + " from " + tenures.holder() + ", silent for " + silent,
                "be left to its holder for " + tenures.lasting());
    }
}
