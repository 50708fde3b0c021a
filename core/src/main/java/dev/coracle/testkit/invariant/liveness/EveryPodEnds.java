package dev.coracle.testkit.invariant.liveness;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.ContainerStateWaiting;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * In the end every pod runs, has ended, or says why not: that it is unschedulable or held back, or what its containers
 * wait for. One that is on its way out is gone once its time is up, where its node can end it. Pods of nodes that are not
 * ready are not judged. Whether an unschedulable pod is right is {@code FeasiblePodsRun}'s.
 */
final class EveryPodEnds extends Promise {
    private static final List<String> BEGINNING = List.of("", "ContainerCreating", "PodInitializing");

    /** How long after its time a pod may still be there: what kubelet and API server take. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(30);

    private Instant now = Instant.EPOCH;

    EveryPodEnds() {
        super(
                "In the end every pod runs, has ended, or says why not.",
                Term.EVENTUALLY,
                List.of(Pod.class, Node.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        this.now = now;
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) verdict = verdict.and(judge(pod, state));
        return verdict;
    }

    private Verdict judge(Pod pod, ClusterState state) {
        String place = pod.spec().nodeName().orElse("");
        boolean isReady = state.find(Node.class, new ObjectKey("", place))
                .filter(NodeConditions::isReady)
                .isPresent();
        if (!place.isEmpty() && !isReady) return Verdict.silent();
        if (pod.isTerminating()) return judgeEnd(pod);
        if (!pod.status().phase().orElse("").equals("Pending")) return Verdict.kept();
        if (place.isEmpty() ? saysWhyUnbound(pod) : saysWhyWaiting(pod)) return Verdict.kept();
        return Verdict.broken(
                "pod " + pod.key(),
                "is Pending" + (place.isEmpty() ? "" : " on " + place) + " without a reason",
                "run, or say why not");
    }

    private Verdict judgeEnd(Pod pod) {
        Instant due = pod.metadata().deletionTimestamp().orElseThrow().instant();
        boolean isLate = due.plus(LAST_STEPS).isBefore(now);
        if (!isLate || !pod.metadata().finalizers().isEmpty()) return Verdict.silent();
        return Verdict.broken("pod " + pod.key(), "was to go at " + due + " and is there at " + now, "be gone");
    }

    private static boolean saysWhyUnbound(Pod pod) {
        Optional<PodCondition> scheduled = pod.status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .findFirst();
        return !pod.spec().schedulingGates().isEmpty()
                || scheduled
                        .filter(it -> it.status().equals("False"))
                        .flatMap(PodCondition::reason)
                        .filter(it -> it.equals("Unschedulable"))
                        .isPresent();
    }

    private static boolean saysWhyWaiting(Pod pod) {
        return pod.status().containerStatuses().stream()
                .flatMap(it -> it.state().waiting().stream())
                .map(EveryPodEnds::reason)
                .anyMatch(it -> !BEGINNING.contains(it));
    }

    private static String reason(ContainerStateWaiting waiting) {
        return waiting.reason().orElse("");
    }
}
