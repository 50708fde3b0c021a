package dev.coracle.testkit.invariant;

import dev.coracle.model.MicroTime;
import dev.coracle.model.Time;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodIP;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.model.meta.OwnerReference;
import java.time.Instant;

/** Objects as they are needed to put promises to the test. */
public final class Things {
    private Things() {}

    /** A node that has this readiness, and no taints. */
    public static Node node(String name, String ready) {
        return Node.builder()
                .metadata(ObjectMeta.builder().name(name).uid(name).build())
                .spec(NodeSpec.builder().build())
                .status(NodeStatus.builder()
                        .addCondition(NodeCondition.builder()
                                .type("Ready")
                                .status(ready)
                                .build())
                        .build())
                .build();
    }

    public static Taint driving(String key) {
        return Taint.builder()
                .key("node.kubernetes.io/" + key)
                .effect("NoExecute")
                .build();
    }

    public static Node tainted(Node node, Taint... taints) {
        return node.withSpec(node.spec().withTaints(taints));
    }

    public static Lease lease(String node, Instant renewed) {
        return Lease.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("kube-node-lease")
                        .name(node)
                        .uid("lease-" + node)
                        .build())
                .spec(LeaseSpec.builder().renewTime(new MicroTime(renewed)).build())
                .build();
    }

    /** A replica set {@code web} that wants so many pods labelled {@code app=web}. */
    public static ReplicaSet set(int replicas) {
        return ReplicaSet.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name("web")
                        .uid("web")
                        .generation(1)
                        .build())
                .spec(ReplicaSetSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.builder()
                                .putMatchLabel("app", "web")
                                .build())
                        .build())
                .build();
    }

    public static OwnerReference owner(String kind, String name) {
        return OwnerReference.builder()
                .apiVersion("apps/v1")
                .kind(kind)
                .name(name)
                .uid(name)
                .controller(true)
                .build();
    }

    /** A pod labelled {@code app=web} on a node, which tolerates the loss of it for five minutes. */
    public static Pod pod(String name, String node) {
        Toleration patience = Toleration.builder()
                .key("node.kubernetes.io/unreachable")
                .operator("Exists")
                .effect("NoExecute")
                .tolerationSeconds(300L)
                .build();
        return Pod.builder()
                .metadata(ObjectMeta.builder()
                        .namespace("default")
                        .name(name)
                        .uid(name)
                        .putLabel("app", "web")
                        .build())
                .spec(PodSpec.builder().nodeName(node).addToleration(patience).build())
                .status(PodStatus.builder().phase("Running").build())
                .build();
    }

    /** The pod as one that the replica set {@code web} manages. */
    public static Pod owned(Pod pod) {
        return pod.withMetadata(pod.metadata().withOwnerReferences(owner("ReplicaSet", "web")));
    }

    /** The pod as one that is ready, or not, for long, and has an address. */
    public static Pod ready(Pod pod, boolean ready, String address) {
        PodCondition condition = PodCondition.builder()
                .type("Ready")
                .status(ready ? "True" : "False")
                .lastTransitionTime(new Time(Instant.EPOCH))
                .build();
        return pod.withStatus(pod.status()
                .withConditions(condition)
                .withPodIPs(PodIP.builder().ip(address).build()));
    }

    /** The pod as one that a taint drives away. */
    public static Pod marked(Pod pod) {
        PodCondition mark = PodCondition.builder()
                .type("DisruptionTarget")
                .status("True")
                .reason("DeletionByTaintManager")
                .build();
        return pod.withStatus(pod.status().withConditions(mark));
    }

    /** The pod as one that is on its way out. */
    public static Pod terminating(Pod pod, Instant deadline) {
        return pod.withMetadata(pod.metadata().withDeletionTimestamp(new Time(deadline)));
    }
}
