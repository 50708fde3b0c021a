package dev.coracle.examples.gang;

import dev.coracle.model.Quantity;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Overdue.Late;
import dev.coracle.testkit.invariant.TimelyPromise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What gang scheduling is for: all or nothing, and not nothing for ever. Time counts while the scheduler can do its work.
 *
 * <p>Where a pod of a group is bound, as many as it needs soon are. No fault of the scheduler is an excuse, not even that
 * somebody else has taken the room meanwhile; a node that was lost is, as far as there is no room without it. And where
 * nodes have room for a group, it is bound, however many others would like to have it, and whatever they hold.
 *
 * <p>Pods of a group are alike, and ask for nothing but CPU; some want to be on different nodes.
 */
final class WholeGangs extends TimelyPromise<WholeGangs.Want> {
    /** Longest rest of a pod that was refused. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** Groups that lack pods since a time when not all nodes were well, or even longer. */
    private final Set<ObjectKey> excused = new LinkedHashSet<>();

    /** What a group waits for. */
    enum What {
        /** Some of its pods are bound, others are not. */
        THE_OTHERS,
        /** None is bound, and there is room for all. */
        ALL
    }

    /** A group that waits for something. */
    record Want(ObjectKey group, What what) {
        @Override
        public String toString() {
            return "group " + group + " for " + what;
        }
    }

    private record Gang(ObjectKey name, PodGroupSpec spec, List<Pod> bound, List<Pod> unbound) {
        boolean isPartial() {
            return !bound.isEmpty() && missing() > 0 && unbound.size() >= missing();
        }

        boolean isWaiting() {
            return bound.isEmpty() && unbound.size() >= missing();
        }

        int missing() {
            return spec.minMember() - bound.size();
        }
    }

    WholeGangs() {
        super(
                "A group has as many bound pods as it needs, or none; and none only as long as there is no room for them.",
                List.of(PodGroup.class, Pod.class, Node.class));
    }

    @Override
    protected Optional<Instant> able(Want want) {
        return setting().calm().ofScheduler();
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        boolean well = state.all(Node.class).stream().allMatch(NodeConditions::isReady);
        Verdict verdict = Verdict.silent();
        for (PodGroup group : state.all(PodGroup.class)) {
            Gang gang = gang(group, state);
            if (!gang.isPartial()) excused.remove(gang.name());
            else if (!well) excused.add(gang.name());
            verdict = verdict.and(overdue()
                            .set(
                                    new Want(gang.name(), What.THE_OTHERS),
                                    gang.isPartial(),
                                    change.time(),
                                    REST.plus(bounds().reaction().multipliedBy(2))))
                    .and(overdue()
                            .set(
                                    new Want(gang.name(), What.ALL),
                                    lacksNothing(gang, state),
                                    change.time(),
                                    REST.plus(bounds().reaction().multipliedBy(2))
                                            .plusSeconds(gang.spec().scheduleTimeoutSeconds())));
        }
        return verdict;
    }

    @Override
    protected Verdict broken(Late<Want> late, Instant now, ClusterState state) {
        ObjectKey name = late.key().group();
        Optional<Gang> gang = state.find(PodGroup.class, name).map(it -> gang(it, state));
        if (gang.isEmpty()
                || (excused.contains(name)
                        && room(gang.get(), state) < gang.get().missing())) {
            return Verdict.silent();
        }
        int bound = gang.get().bound().size();
        return Verdict.broken(
                "group " + name,
                "has " + bound + " bound pods " + late.patience().toSeconds() + " s after it "
                        + (late.key().what() == What.ALL ? "had room for all" : "had some of them"),
                "have " + gang.get().spec().minMember());
    }

    @Override
    protected Set<Want> recount(ClusterState state) {
        Set<Want> wants = new LinkedHashSet<>();
        for (PodGroup group : state.all(PodGroup.class)) {
            Gang gang = gang(group, state);
            if (gang.isPartial()) wants.add(new Want(gang.name(), What.THE_OTHERS));
            if (lacksNothing(gang, state)) wants.add(new Want(gang.name(), What.ALL));
        }
        return wants;
    }

    private static boolean lacksNothing(Gang gang, ClusterState state) {
        return gang.isWaiting() && room(gang, state) >= gang.missing();
    }

    private static Gang gang(PodGroup group, ClusterState state) {
        List<Pod> bound = new ArrayList<>();
        List<Pod> unbound = new ArrayList<>();
        for (Pod pod : state.all(Pod.class)) {
            if (!group.name().equals(pod.labels().get(GangScheduling.LABEL)) || isOver(pod)) continue;
            if (pod.spec().nodeName().isPresent()) bound.add(pod);
            else unbound.add(pod);
        }
        return new Gang(group.key(), group.spec(), bound, unbound);
    }

    private static boolean isOver(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return pod.isTerminating() || phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** How many more pods of the group there is CPU for, on nodes that they may be on. */
    private static long room(Gang gang, ClusterState state) {
        return state.all(Node.class).stream()
                .filter(node -> NodeConditions.isReady(node)
                        && node.spec().taints().isEmpty()
                        && !node.spec().unschedulable())
                .mapToLong(node -> room(node, gang, state))
                .sum();
    }

    private static long room(Node node, Gang gang, ClusterState state) {
        Pod pod = gang.unbound().get(0);
        boolean apart = pod.spec().affinity().isPresent();
        long free =
                node.status().allocatable().getOrDefault("cpu", Quantity.ZERO).milliValue();
        boolean taken = false;
        for (Pod other : state.all(Pod.class)) {
            if (other.spec().nodeName().filter(node.name()::equals).isEmpty()) continue;
            free -= cpuMillis(other);
            taken |= other.labels().equals(pod.labels());
        }
        long room = Math.max(0, free / cpuMillis(pod));
        return apart ? Math.min(taken ? 0 : 1, room) : room;
    }

    private static long cpuMillis(Pod pod) {
        return PodInfo.of(pod).requests().cpuMillis();
    }
}
