package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.ClusterNode;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.ContainerRun;
import dev.coracle.node.runtime.ContainerRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of each container of a pod at most one run goes on at any time, on all machines together. The machines are looked at
 * once a minute, and where it is asked for.
 */
final class OneRunPerContainer extends Promise {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private Instant next = Instant.MIN;

    /** What was judged last, and of which machines in which state: of the same ones the same can be said. */
    private Verdict judged = Verdict.silent();

    private List<Seen> latest = List.of();

    private record Seen(SimulatedRuntime runtime, long changes) {}

    /** Of how many pods a container ran when it was looked last. */
    private int running;

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
        List<Seen> seen = new ArrayList<>();
        for (ClusterNode machine : new GroundTruth(setting().cluster()).machines()) {
            if (machine.runtime() instanceof SimulatedRuntime it) seen.add(new Seen(it, it.changes()));
            else return audit(state);
        }
        if (!seen.equals(latest)) judged = audit(state);
        latest = seen;
        return judged;
    }

    @Override
    public Verdict audit(ClusterState state) {
        List<ClusterNode> machines = new GroundTruth(setting().cluster()).machines();
        Set<String> seen = new HashSet<>(running * 2);
        Set<String> again = new LinkedHashSet<>();
        for (ClusterNode machine : machines) {
            ContainerRuntime runtime = machine.runtime();
            for (String uid : runtime.pods()) {
                for (ContainerRun run : runtime.pod(uid).containers()) {
                    if (run.isRunning() && !seen.add(uid)) again.add(uid);
                }
            }
        }
        running = seen.size();
        Verdict verdict = seen.isEmpty() ? Verdict.silent() : Verdict.kept();
        for (String uid : again) verdict = verdict.and(containers(uid, machines));
        return verdict;
    }

    /** Looks closely at a pod of which more than one container runs. */
    private static Verdict containers(String uid, List<ClusterNode> machines) {
        Verdict verdict = Verdict.kept();
        Map<String, String> places = new HashMap<>();
        for (ClusterNode machine : machines) {
            for (ContainerRun run : machine.runtime().pod(uid).containers()) {
                if (!run.isRunning()) continue;
                String other = places.put(run.name(), machine.name());
                if (other != null) verdict = verdict.and(broken(uid, run, other, machine.name()));
            }
        }
        return verdict;
    }

    private static Verdict broken(String uid, ContainerRun run, String one, String other) {
        return Verdict.broken(
                "container " + run.name() + " of pod " + uid, "runs on " + one + " and on " + other, "run once");
    }
}
