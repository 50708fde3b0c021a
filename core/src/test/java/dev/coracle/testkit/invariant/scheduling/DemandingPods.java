package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.api.ApiException;
import dev.coracle.cluster.Cluster;
import dev.coracle.model.IntOrString;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.ContainerPort;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.policy.PodDisruptionBudgetSpec;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Pods that must be near, or away from, or evenly among others, and hold ports; some are deleted, some evicted. */
final class DemandingPods {
    private static final String[] KEYS = {"topology.kubernetes.io/zone", "kubernetes.io/hostname"};

    private final Random random;

    private DemandingPods(long seed) {
        random = new Random(seed);
    }

    /** Makes and removes such pods over two minutes. */
    static void begin(Simulation simulation, long seed) {
        DemandingPods pods = new DemandingPods(seed);
        Cluster cluster = simulation.cluster();
        cluster.apply(budget());
        for (int i = 0; i < 24; i++) {
            Pod pod = pods.pod("wish-" + i);
            Duration at = simulation.time().plusMillis(pods.random.nextInt(120_000));
            Duration end = at.plusMillis(5_000L + pods.random.nextInt(90_000));
            simulation.kernel().at(at, "make", () -> cluster.client().pods().create(pod));
            boolean evict = pods.random.nextBoolean();
            if (pods.random.nextInt(3) == 0) simulation.kernel().at(end, "end", () -> end(cluster, pod, evict));
        }
        for (int i = 0; i < 4; i++) {
            int which = i;
            Duration at = simulation.time().plusMillis(pods.random.nextInt(120_000));
            simulation.kernel().at(at, "cordon", () -> cordon(cluster, which));
        }
    }

    private static void cordon(Cluster cluster, int which) {
        List<Node> nodes = cluster.client().nodes().list().items();
        if (nodes.isEmpty()) return;
        String name = nodes.get(which % nodes.size()).name();
        cluster.client()
                .nodes()
                .edit(
                        name,
                        it -> it.withSpec(it.spec().withUnschedulable(!it.spec().unschedulable())));
    }

    private static void end(Cluster cluster, Pod pod, boolean evict) {
        try {
            if (evict) cluster.client().pods("default").evict(pod.name());
            else cluster.client().pods("default").delete(pod.name());
        } catch (ApiException e) {
            // The budget says no, or the pod was preempted.
        }
    }

    private static PodDisruptionBudget budget() {
        return PodDisruptionBudget.builder()
                .metadata(
                        ObjectMeta.builder().namespace("default").name("budget").build())
                .spec(PodDisruptionBudgetSpec.builder()
                        .minAvailable(IntOrString.of(2))
                        .selector(selector("a"))
                        .build())
                .build();
    }

    private static LabelSelector selector(String group) {
        return LabelSelector.builder().putMatchLabel("group", group).build();
    }

    private Pod pod(String name) {
        PodSpec.Builder spec = PodSpec.builder().terminationGracePeriodSeconds((long) random.nextInt(5));
        Container.Builder container = Container.builder().name("main").image("app:1");
        if (random.nextInt(4) == 0) {
            int port = 8000 + random.nextInt(2);
            container.addPort(ContainerPort.builder()
                    .containerPort(port)
                    .hostPort(port)
                    .protocol("TCP")
                    .build());
        }
        if (random.nextInt(3) == 0) {
            spec.addTopologySpreadConstraint(TopologySpreadConstraint.builder()
                    .topologyKey(KEYS[random.nextInt(2)])
                    .maxSkew(1)
                    .whenUnsatisfiable("DoNotSchedule")
                    .labelSelector(selector(group()))
                    .build());
        }
        Affinity.Builder affinity = Affinity.builder();
        if (random.nextInt(4) == 0) {
            affinity.podAffinity(PodAffinity.builder()
                    .addRequiredDuringSchedulingIgnoredDuringExecution(term())
                    .build());
        }
        if (random.nextInt(3) == 0) {
            affinity.podAntiAffinity(PodAntiAffinity.builder()
                    .addRequiredDuringSchedulingIgnoredDuringExecution(term())
                    .build());
        }
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name(name)
                        .putLabel("group", group())
                        .build())
                .spec(spec.addContainer(container.build())
                        .affinity(affinity.build())
                        .build())
                .build();
    }

    private String group() {
        return random.nextBoolean() ? "a" : "b";
    }

    private PodAffinityTerm term() {
        return PodAffinityTerm.builder()
                .topologyKey(KEYS[random.nextInt(2)])
                .labelSelector(selector(group()))
                .build();
    }
}
