package dev.coracle.scheduler.capacity;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether nodes carry pods: all of them, bound in some order to nodes that the scheduler's filters let them on, none evicted
 * for another. The rule by which workers are sized: a cluster is big enough when it carries everything after the loss of any
 * one of them.
 *
 * <p>An answer is about what can be arranged: the scheduler binds pods one by one as they come, and moves none, so that a
 * cluster that is nearly full may leave a pod pending for which there would be room if others made way.
 *
 * <p>Immutable; may be asked by any thread.
 */
public final class Capacity {
    private static final long USUAL_EFFORT = 200_000;

    private final List<Node> nodes;
    private final Demand demand;
    private final Profile profile;
    private final long effort;

    private Capacity(List<Node> nodes, Demand demand, Profile profile, long effort) {
        this.nodes = nodes;
        this.demand = demand;
        this.profile = profile;
        this.effort = effort;
    }

    /**
     * These nodes and these pods, judged by the default scheduler's filters.
     *
     * @param nodes with labels, taints and {@code status.allocatable}; what they are ready for is not looked at
     * @param pods with unique names; which node they are on now is not looked at
     */
    public static Capacity of(List<Node> nodes, List<Pod> pods) {
        List<Pod> unbound = new ArrayList<>();
        for (Pod pod : pods) unbound.add(pod.withSpec(pod.spec().withNodeName(Optional.empty())));
        return new Capacity(List.copyOf(nodes), new Demand(unbound), Profile.defaults(), USUAL_EFFORT);
    }

    /** The same, judged by this scheduler's filters. */
    public Capacity judgedBy(Profile scheduler) {
        return new Capacity(nodes, demand, scheduler, effort);
    }

    /**
     * The same, with another effort before the answer is {@link Survival.Undecided}.
     *
     * @param places how many places to try for a pod, in all, after each loss; 200,000 by default
     */
    public Capacity effort(long places) {
        if (places < 1) throw new IllegalArgumentException("places must be 1 or more: " + places);
        return new Capacity(nodes, demand, profile, places);
    }

    /**
     * Whether the pods fit when any nodes are lost, up to this many. With 0, whether they fit at all.
     *
     * @return {@link Survival.Survives} with a placement for each loss, {@link Survival.Overwhelmed} with a smallest loss
     *     that is too much, or {@link Survival.Undecided}
     */
    public Survival survives(int losses) {
        if (losses < 0 || losses > nodes.size())
            throw new IllegalArgumentException(
                    "losses must be from 0 to " + nodes.size() + ", the number of nodes: " + losses);
        List<List<Node>> kinds = NodeKinds.of(nodes, demand.pods());
        List<Placement> placements = new ArrayList<>();
        Optional<Survival> undecided = Optional.empty();
        for (int size = 0; size <= losses; size++) {
            for (List<Node> lost : Losses.of(kinds, size)) {
                Survival answer = after(lost, kinds);
                if (answer instanceof Survival.Survives fits) placements.addAll(fits.placements());
                else if (answer instanceof Survival.Overwhelmed) return answer;
                else if (undecided.isEmpty()) undecided = Optional.of(answer);
            }
        }
        return undecided.orElseGet(() -> new Survival.Survives(List.copyOf(placements)));
    }

    private Survival after(List<Node> lost, List<List<Node>> kinds) {
        List<String> names = lost.stream().map(Node::name).toList();
        List<List<Node>> left = kinds.stream()
                .map(kind -> kind.stream().filter(it -> !lost.contains(it)).toList())
                .toList();
        List<Node> nodesLeft = left.stream().flatMap(List::stream).toList();
        Optional<String> shortage = demand.shortage(nodesLeft);
        if (shortage.isPresent()) return new Survival.Overwhelmed(names, shortage.get());
        Packing packing = new Packing(demand.inOrder(nodesLeft), left, profile, effort);
        Optional<Map<String, String>> found = packing.search();
        if (found.isPresent()) return new Survival.Survives(List.of(new Placement(names, found.get())));
        if (packing.isExhausted()) return new Survival.Undecided(names, packing.tried());
        return new Survival.Overwhelmed(
                names, "no way to place the pods on the nodes left keeps to the scheduler's filters");
    }
}
