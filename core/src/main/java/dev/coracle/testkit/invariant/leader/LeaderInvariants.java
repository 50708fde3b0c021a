package dev.coracle.testkit.invariant.leader;

import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What leader election promises. Judged where time is simulated; elsewhere there is nothing to see of it. */
public final class LeaderInvariants {
    private LeaderInvariants() {}

    /** All of them, for one monitor of a cluster whose components stand for election with the usual timing. */
    public static List<Invariant> all() {
        return all(LeaseTiming.DEFAULT);
    }

    /** All of them, for one monitor of a cluster whose components stand for election with this timing. */
    public static List<Invariant> all(LeaseTiming timing) {
        Elections elections = new Elections();
        return List.of(
                new LeaseExclusion(elections),
                new OneActingLeader(elections),
                new StepDown(elections, timing.renewDeadline()),
                new TakeoverBound(elections, timing),
                new ExactFailover(elections),
                new SuccessorIsFresh(elections));
    }
}
