package dev.coracle.examples.bench;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.Cache;
import dev.coracle.scheduler.state.ClusterState;
import java.lang.ref.Reference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nodes in three zones in which nothing happens but that pods are given nodes. */
final class StandingCluster {
    private static final int ZONES = 3;

    private final Cache cache = new Cache(new ClusterState(namespace -> Collections.emptyMap()));
    private final EvictingWorld world = new EvictingWorld();
    private final Framework framework;
    private int pods;

    StandingCluster(int nodes, Profile profile) {
        Shared shared = new Shared(
                world, cache.state(), new Nominator(), new WaitingPods((delay, task) -> () -> {}), new Search());
        framework = new Framework(profile.lineup(), shared);
        for (int i = 0; i < nodes; i++) addNode(i);
    }

    /** Bytes of the heap that are in use, by this and all else. */
    long heap() {
        try {
            return Heap.used();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    void addNode(int number) {
        cache.putNode(node(number));
    }

    void removeNode(int number) {
        cache.removeNode("node-" + number);
    }

    private static Node node(int number) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("cpu", Quantity.parse("4"));
        all.put("memory", Quantity.parse("32Gi"));
        all.put("pods", Quantity.parse("110"));
        ObjectMeta metadata = ObjectMeta.builder()
                .name("node-" + number)
                .putLabel("kubernetes.io/hostname", "node-" + number)
                .putLabel("topology.kubernetes.io/zone", "zone-" + number % ZONES)
                .build();
        return Node.builder()
                .metadata(metadata)
                .status(NodeStatus.builder().allocatable(all).capacity(all).build())
                .build();
    }

    /** Finds a node for one more pod, and counts it there; makes room first, where that is what it takes. */
    String schedule(PodSpec spec) {
        Pod pod = pod(spec);
        Decision decision = decide(pod);
        if (decision instanceof Decision.Unfit unfit) {
            world.takeDeleted().forEach(victim -> cache.forget(victim.uid()));
            pod = pod.withStatus(PodStatus.EMPTY.withNominatedNodeName(unfit.nominate()));
            decision = decide(pod);
        }
        if (!(decision instanceof Decision.Chosen chosen))
            throw new IllegalStateException("the cluster is full: " + decision);
        String node = chosen.node().name();
        cache.assume(PodInfo.of(pod), node);
        return node;
    }

    private Decision decide(Pod pod) {
        world.judged(pod);
        return framework.decide(Attempt.of(PodInfo.of(pod)));
    }

    /** Tries to find a node for a pod that fits nowhere. */
    void refuse(PodSpec spec) {
        if (decide(pod(spec)) instanceof Decision.Chosen) throw new IllegalStateException("a pod fits that must not");
    }

    private Pod pod(PodSpec spec) {
        int number = pods++;
        ObjectMeta metadata = ObjectMeta.builder()
                .name("pod-" + number)
                .namespace("default")
                .uid("uid-" + number)
                .putLabel("app", "bench")
                .build();
        return Pod.builder().metadata(metadata).spec(spec).build();
    }
}
