package dev.coracle.examples.bench;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.ResourceRequirements;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.decide.StillWorld;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.state.Cache;
import dev.coracle.scheduler.state.ClusterState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Nodes in three zones in which nothing happens but that pods are given nodes. */
final class StandingCluster {
    private static final int ZONES = 3;

    private final Cache cache = new Cache(new ClusterState(namespace -> Collections.emptyMap()));
    private final Framework framework;
    private final PodSpec spec;
    private int pods;

    StandingCluster(int nodes, UnaryOperator<PodSpec> change) {
        Shared shared = new Shared(
                StillWorld.empty(),
                cache.state(),
                new Nominator(),
                new WaitingPods((delay, task) -> () -> {}),
                new Search());
        framework = new Framework(Profile.defaults().lineup(), shared);
        for (int i = 0; i < nodes; i++) cache.putNode(node(i));
        spec = change.apply(basic());
    }

    private static Node node(int number) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("cpu", Quantity.parse("32"));
        all.put("memory", Quantity.parse("256Gi"));
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

    private static PodSpec basic() {
        ResourceRequirements resources = ResourceRequirements.builder()
                .putRequest("cpu", Quantity.parse("100m"))
                .putRequest("memory", Quantity.parse("500Mi"))
                .build();
        Container container = Container.builder()
                .name("main")
                .image("registry.k8s.io/pause:3.10")
                .resources(resources)
                .build();
        return PodSpec.builder()
                .addContainer(container)
                .schedulerName(Profile.DEFAULT_NAME)
                .build();
    }

    /** Finds a node for one more pod, and counts it there. */
    String schedule() {
        PodInfo pod = PodInfo.of(pod(pods++));
        if (!(framework.decide(Attempt.of(pod)) instanceof Decision.Chosen chosen)) {
            throw new IllegalStateException("the cluster is full");
        }
        String node = chosen.node().name();
        cache.assume(pod, node);
        return node;
    }

    private Pod pod(int number) {
        ObjectMeta metadata = ObjectMeta.builder()
                .name("pod-" + number)
                .namespace("default")
                .uid("uid-" + number)
                .putLabel("app", "bench")
                .build();
        return Pod.builder().metadata(metadata).spec(spec).build();
    }
}
