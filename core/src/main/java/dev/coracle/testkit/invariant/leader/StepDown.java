package dev.coracle.testkit.invariant.leader;

import dev.coracle.simulation.NetworkObserver.ObservedCall;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;

/**
 * A leader sends no write later than the renew deadline after its last renewal that was answered, by its own clock: the
 * time between that and the end of the lease is what keeps two leaders apart (client-go, package {@code leaderelection}).
 */
final class StepDown extends ElectionInvariant {
    private final Duration renewDeadline;

    StepDown(Elections elections, Duration renewDeadline) {
        super(elections);
        this.renewDeadline = renewDeadline;
    }

    @Override
    public String promise() {
        return "A leader that cannot renew its lease stops writing before the renew deadline.";
    }

    @Override
    public void wrote(ObservedCall call, Candidate candidate, Tenures tenures) {
        if (candidate.renewal.isEmpty()) return;
        Duration since = call.sent().minus(candidate.renewal.get());
        if (since.compareTo(atMost(renewDeadline)) <= 0) {
            findings.add(Verdict.kept());
            return;
        }
        findings.add(Verdict.broken(
                candidate.process,
                "sent " + Writes.text(call) + " " + since + " after its last renewal",
                "stop after " + renewDeadline));
    }
}
