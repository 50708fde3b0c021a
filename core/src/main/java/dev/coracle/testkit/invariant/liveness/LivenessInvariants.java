package dev.coracle.testkit.invariant.liveness;

import dev.coracle.testkit.invariant.Invariant;
import java.util.List;

/** What happens in a cluster in the end, and that then nothing happens any more. */
public final class LivenessInvariants {
    private LivenessInvariants() {}

    /** All of them, for one monitor. */
    public static List<Invariant> all() {
        return List.of(new Quiescence(), new EventuallyStable(), new EveryPodEnds(), new NoHotLoop());
    }
}
