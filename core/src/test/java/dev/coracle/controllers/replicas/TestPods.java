package dev.coracle.controllers.replicas;

import dev.coracle.client.TestServer;
import dev.coracle.model.Time;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.core.ContainerStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Values for planners. */
final class TestPods {
    static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    static final ObjectMeta LABELED = ObjectMeta.builder().putLabel("app", "x").build();

    private TestPods() {}

    /** A ready pod on a node of its own, a day old; its uid is its name. */
    static Pod pod(String name) {
        Pod pod = TestServer.pod(name, Collections.singletonMap("app", "x"));
        pod = pod.withMetadata(pod.metadata().withUid(name).withCreationTimestamp(new Time(NOW.minusSeconds(86_400))));
        return ready(on(pod, "node of " + name), 86_400);
    }

    static Pod on(Pod pod, String node) {
        return pod.withSpec(pod.spec().withNodeName(node));
    }

    static Pod pending(String name) {
        Pod pod = pod(name);
        return pod.withSpec(pod.spec().withNodeName(Optional.empty()))
                .withStatus(pod.status().withPhase("Pending").withConditions());
    }

    static Pod unready(String name) {
        Pod pod = pod(name);
        return pod.withStatus(pod.status().withConditions());
    }

    static Pod ready(Pod pod, long secondsAgo) {
        PodCondition condition = PodCondition.builder()
                .type("Ready")
                .status("True")
                .lastTransitionTime(new Time(NOW.minusSeconds(secondsAgo)))
                .build();
        return pod.withStatus(pod.status().withPhase("Running").withConditions(condition));
    }

    static Pod restarted(Pod pod, int times) {
        ContainerStatus container =
                ContainerStatus.builder().name("main").restartCount(times).build();
        return pod.withStatus(pod.status().withContainerStatuses(container));
    }

    static Pod annotated(Pod pod, String cost) {
        return pod.withMetadata(pod.metadata()
                .withAnnotations(Collections.singletonMap("controller.kubernetes.io/pod-deletion-cost", cost)));
    }

    static ReplicaSet set(int replicas) {
        ReplicaSetSpec spec = ReplicaSetSpec.builder()
                .replicas(replicas)
                .selector(LabelSelector.builder().putMatchLabel("app", "x").build())
                .template(PodTemplateSpec.builder().metadata(LABELED).build())
                .build();
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("default")
                .name("x")
                .uid("set")
                .generation(1)
                .build();
        return ReplicaSet.builder().metadata(metadata).spec(spec).build();
    }

    static ReplicasView view(int replicas, List<Pod> pods) {
        return new ReplicasView(set(replicas), pods, List.of(), true, NOW);
    }
}
