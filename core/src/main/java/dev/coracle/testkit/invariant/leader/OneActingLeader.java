package dev.coracle.testkit.invariant.leader;

import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Verdict;

/**
 * Of the processes that stand for a lease, only the one that holds it sends writes (kubernetes#23731, #67651). A write
 * that was sent in time may arrive when another leads: only a server that knows of terms could tell.
 */
final class OneActingLeader extends ElectionInvariant {
    OneActingLeader(Elections elections) {
        super(elections);
    }

    @Override
    public String promise() {
        return "Of those who stand for a lease, only its holder sends writes.";
    }

    @Override
    public void wrote(ObservedCall call, Candidate candidate, Tenures tenures) {
        if (!tenures.isKnown()) return;
        String holder = tenures.holderAt(call.sent());
        if (!holder.isEmpty() && holder.equals(candidate.identity)) {
            findings.add(Verdict.kept());
            return;
        }
        findings.add(Verdict.broken(
                candidate.process,
                "sent " + Writes.text(call) + " while " + (holder.isEmpty() ? "nobody" : holder) + " led",
                "write only while it holds lease " + candidate.lease));
    }
}
