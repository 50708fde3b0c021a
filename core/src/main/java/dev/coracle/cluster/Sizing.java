package dev.coracle.cluster;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.scheduler.capacity.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a cluster carries what is to run on it, told from its definition: nothing is started.
 *
 * <pre>{@code
 * Survival survival = Sizing.of(definition, List.of(web, database)).survives(1);
 * }</pre>
 */
public final class Sizing {
    private Sizing() {}

    /**
     * The nodes of a definition, and the pods that workloads ask for.
     *
     * @param workloads pods, deployments, replica sets and replication controllers; other objects ask for no pods
     */
    public static Capacity of(ClusterDefinition definition, List<? extends ApiObject> workloads) {
        List<Pod> pods = new ArrayList<>();
        workloads.forEach(workload -> pods.addAll(pods(workload)));
        return Capacity.of(definition.nodes().stream().map(Sizing::node).toList(), pods);
    }

    /** The node as the scheduler will see it. */
    static Node node(NodeDefinition definition) {
        return Node.builder()
                .metadata(ObjectMeta.builder()
                        .name(definition.name())
                        .labels(DefaultParts.options(definition).build().nodeLabels())
                        .build())
                .spec(NodeSpec.builder().taints(definition.taints()).build())
                .status(NodeStatus.builder()
                        .capacity(definition.capacity())
                        .allocatable(definition.allocatable())
                        .build())
                .build();
    }

    private static List<Pod> pods(ApiObject workload) {
        if (workload instanceof Pod pod) return List.of(pod);
        if (workload instanceof Deployment it)
            return pods(it, it.spec().replicas(), Optional.of(it.spec().template()));
        if (workload instanceof ReplicaSet it)
            return pods(it, it.spec().replicas(), Optional.of(it.spec().template()));
        if (workload instanceof ReplicationController it)
            return pods(it, it.spec().replicas(), it.spec().template());
        return List.of();
    }

    private static List<Pod> pods(ApiObject owner, Optional<Integer> replicas, Optional<PodTemplateSpec> template) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; template.isPresent() && i < replicas.orElse(1); i++) {
            ObjectMeta metadata =
                    template.get().metadata().withNamespace(owner.namespace()).withName(owner.name() + "-" + i);
            pods.add(
                    Pod.builder().metadata(metadata).spec(template.get().spec()).build());
        }
        return pods;
    }
}
