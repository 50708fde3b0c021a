package dev.coracle.testkit.invariant.nodes;

import dev.coracle.cluster.ClusterNode;
import dev.coracle.model.core.Pod;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Overdue;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * No container runs on for longer than its pod's grace period once the pod's object is gone, or its time to end is over:
 * counted from when its kubelet could know, so that a node which comes back from the dead buries them. The machines are
 * looked at, not what kubelets say of them.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/131115">Kubelet can host "phantom" pod upon etcd restore</a>
 */
final class TheGoneAreStopped extends Promise {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(30);

    private final Overdue<Gone> gone = new Overdue<>();

    /** A pod that should not run, and where it may. */
    private record Gone(String pod, String uid, String node) {}

    TheGoneAreStopped() {
        super(
                "No container outlives its pod by more than the grace period, once its kubelet can know.",
                Invariant.Term.OVER_TIME,
                List.of(Pod.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        Optional<Pod> pod = change.before(Pod.class);
        if (pod.isEmpty() || BoundPods.node(pod.get()).isEmpty()) return Verdict.silent();
        boolean removed = !change.after(Pod.class)
                .map(Pod::uid)
                .equals(Optional.of(pod.get().uid()));
        boolean ends = change.after(Pod.class).filter(Pod::isTerminating).isPresent();
        if (removed || (ends && !pod.get().isTerminating())) {
            gone.begin(
                    gone(pod.get()),
                    change.time(),
                    grace(change.after(Pod.class).orElse(pod.get())));
        }
        return Verdict.silent();
    }

    private static Gone gone(Pod pod) {
        return new Gone(pod.key().toString(), pod.uid(), BoundPods.node(pod));
    }

    private Duration grace(Pod pod) {
        Duration asked = pod.metadata()
                .deletionGracePeriodSeconds()
                .or(() -> pod.spec().terminationGracePeriodSeconds())
                .map(Duration::ofSeconds)
                .orElse(USUAL_GRACE);
        return bounds().atMost(asked).plus(bounds().staleness());
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        Verdict verdict = Verdict.silent();
        GroundTruth truth = new GroundTruth(setting().cluster());
        for (Late<Gone> late : gone.late(now, it -> ofNode(truth, it))) {
            Gone key = late.key();
            gone.end(key);
            boolean runs = truth.machine(key.node())
                    .filter(it -> GroundTruth.runs(it, key.uid()))
                    .isPresent();
            verdict = verdict.and(runs ? broken(key, late.since()) : Verdict.kept());
        }
        return verdict;
    }

    /** A machine that is off runs nothing, and so has kept the promise. */
    private Optional<Instant> ofNode(GroundTruth truth, Gone key) {
        if (truth.machine(key.node()).isEmpty()) return Optional.of(Instant.MIN);
        return setting().calm().ofNode(key.node());
    }

    private static Verdict broken(Gone key, Instant since) {
        return Verdict.broken(
                "node " + key.node(),
                "still runs a container of pod " + key.pod() + " (" + key.uid()
                        + "), which its kubelet could know to be over" + " since " + since,
                "have stopped it");
    }

    /** Every container that runs on a machine in good order is one of a pod that is bound there. */
    @Override
    public Verdict audit(ClusterState state) {
        Set<String> bound = new LinkedHashSet<>();
        for (Pod pod : state.all(Pod.class)) bound.add(pod.uid() + " on " + BoundPods.node(pod));
        Verdict verdict = Verdict.silent();
        for (ClusterNode machine : new GroundTruth(setting().cluster()).machines()) {
            if (setting().calm().ofNode(machine.name()).isEmpty()) continue;
            for (String uid : machine.runtime().pods()) {
                boolean known = bound.contains(uid + " on " + machine.name());
                boolean awaited = gone.keys().stream().anyMatch(it -> it.uid().equals(uid));
                if (known || awaited || !GroundTruth.runs(machine, uid)) continue;
                verdict = verdict.and(Verdict.broken(
                        "node " + machine.name(), "runs a container of the unknown pod " + uid, "have stopped it"));
            }
        }
        return verdict;
    }
}
