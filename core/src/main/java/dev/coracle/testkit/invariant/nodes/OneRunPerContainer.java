package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.ClusterNode;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of each container of a pod at most one run goes on at any time, on all machines together. The machines are looked at
 * once a minute, and where it is asked for.
 */
final class OneRunPerContainer extends Promise {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private Instant next = Instant.MIN;

    private record Place(String pod, String container) {}

    OneRunPerContainer() {
        super("A container of a pod runs once at a time, on one machine.", Term.ALWAYS, List.of(Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        if (now.isBefore(next)) return Verdict.silent();
        next = now.plus(PERIOD);
        return audit(state);
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        Map<Place, String> places = new LinkedHashMap<>();
        for (ClusterNode machine : new GroundTruth(setting().cluster()).machines()) {
            for (String uid : machine.runtime().pods()) {
                for (ContainerRun run : machine.runtime().pod(uid).containers()) {
                    if (!run.isRunning()) continue;
                    String other = places.put(new Place(uid, run.name()), machine.name());
                    verdict = verdict.and(other == null ? Verdict.kept() : broken(uid, run, other, machine.name()));
                }
            }
        }
        return verdict;
    }

    private static Verdict broken(String uid, ContainerRun run, String one, String other) {
        return Verdict.broken(
                "container " + run.name() + " of pod " + uid, "runs on " + one + " and on " + other, "run once");
    }
}
