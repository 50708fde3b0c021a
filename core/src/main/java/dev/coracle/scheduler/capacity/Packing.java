package dev.coracle.scheduler.capacity;

import dev.coracle.model.core.Node;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.PreFiltered;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.decide.StillWorld;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search for a way to bind all pods: big ones first, each to the first node that the scheduler's filters let it on, and
 * back again where that leads nowhere. Of nodes that are alike and hold the same, one is tried; of pods that are alike, a
 * later one is on no earlier node, where the order in which they are bound does not matter.
 */
final class Packing {
    private final List<DemandedPod> pods;
    private final List<Node> nodes;
    private final ClusterState cluster;
    private final Framework framework;
    private final List<Integer> kindOfNode = new ArrayList<>();
    /** The shapes of the pods on each node, sorted: nodes of a kind that hold the same are alike. */
    private final List<List<Integer>> held = new ArrayList<>();

    private final int[] chosen;
    private final long limit;
    private long tried;

    Packing(List<DemandedPod> pods, List<List<Node>> kinds, Profile profile, long limit) {
        this.pods = pods;
        this.limit = limit;
        chosen = new int[pods.size()];
        nodes = kinds.stream().flatMap(List::stream).toList();
        StillWorld world = StillWorld.empty();
        cluster = new ClusterState(name -> Collections.emptyMap());
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (Node node : kinds.get(kind)) {
                kindOfNode.add(kind);
                held.add(new ArrayList<>());
                cluster.putNode(node);
            }
        }
        WaitingPods nobody = new WaitingPods((delay, task) -> () -> {});
        framework = new Framework(profile.lineup(), new Shared(world, cluster, new Nominator(), nobody, new Search()));
    }

    /** How many places were tried for a pod. */
    long tried() {
        return tried;
    }

    /** Whether there is no more effort to spend. */
    boolean isExhausted() {
        return tried >= limit;
    }

    /** The node of each pod, in the order of binding; empty where no way was found. */
    Optional<Map<String, String>> search() {
        if (pods.isEmpty()) return Optional.of(found());
        // What is still to be tried for each pod that is placed, and for the next.
        Deque<Iterator<Integer>> ways = new ArrayDeque<>();
        ways.push(ways(0));
        while (!ways.isEmpty() && !isExhausted()) {
            int number = ways.size() - 1;
            Iterator<Integer> way = ways.element();
            if (way.hasNext()) {
                hold(way.next(), number);
                if (number + 1 == pods.size()) return Optional.of(found());
                ways.push(ways(number + 1));
            } else {
                ways.pop();
                if (number > 0) release(number - 1);
            }
        }
        return Optional.empty();
    }

    private Map<String, String> found() {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < chosen.length; i++)
            found.put(pods.get(i).info().toString(), nodes.get(chosen[i]).name());
        return found;
    }

    /** The nodes that a pod may go to; one of those that are alike. */
    private Iterator<Integer> ways(int number) {
        Attempt attempt = Attempt.of(pods.get(number).info());
        PreFiltered prepared = framework.preFilter(attempt);
        List<Integer> ways = new ArrayList<>();
        Set<List<Integer>> alike = new LinkedHashSet<>();
        for (int i = first(number); prepared.status().isSuccess() && i < nodes.size(); i++) {
            if (isOpen(attempt, prepared, nodes.get(i).name()) && alike.add(likeness(i))) ways.add(i);
        }
        return ways.iterator();
    }

    private boolean isOpen(Attempt attempt, PreFiltered prepared, String name) {
        tried++;
        NodeInfo node = cluster.node(name).orElseThrow();
        boolean meant = prepared.nodes().map(it -> it.contains(name)).orElse(true);
        return meant && framework.filter(attempt, node).isSuccess();
    }

    /** The first node to try: that of the pod before, where the two are alike. */
    private int first(int number) {
        if (number == 0 || !pods.get(number).isFree()) return 0;
        return pods.get(number - 1).shape() == pods.get(number).shape() ? chosen[number - 1] : 0;
    }

    private List<Integer> likeness(int node) {
        List<Integer> likeness = new ArrayList<>(held.get(node));
        Collections.sort(likeness);
        likeness.add(kindOfNode.get(node));
        return likeness;
    }

    private void hold(int node, int number) {
        DemandedPod pod = pods.get(number);
        chosen[number] = node;
        held.get(node).add(pod.shape());
        cluster.putPod(pod.info(), nodes.get(node).name());
    }

    private void release(int number) {
        DemandedPod pod = pods.get(number);
        held.get(chosen[number]).remove((Object) pod.shape());
        cluster.removePod(pod.info().uid());
    }

    /**
     * A pod to be placed.
     *
     * @param shape the same number for pods that are alike in all but their names
     * @param isFree whether it does not matter when it is bound, only what is on the nodes
     */
    record DemandedPod(PodInfo info, int shape, boolean isFree) {}
}
