package dev.coracle.cluster;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.StoredKinds;
import dev.coracle.controllers.deployment.DeploymentController;
import dev.coracle.controllers.disruption.DisruptionController;
import dev.coracle.controllers.endpoints.EndpointsController;
import dev.coracle.controllers.endpointslice.EndpointSliceController;
import dev.coracle.controllers.garbagecollector.GarbageCollector;
import dev.coracle.controllers.namespace.NamespaceController;
import dev.coracle.controllers.nodelifecycle.NodeLifecycle;
import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import dev.coracle.controllers.podgc.PodGarbageCollector;
import dev.coracle.controllers.replicas.ReplicaSetController;
import dev.coracle.controllers.replicas.ReplicationControllerController;
import dev.coracle.controllers.serviceaccount.ServiceAccounts;
import dev.coracle.controllers.tainteviction.TaintEviction;
import dev.coracle.controllers.volumes.ClaimProtection;
import dev.coracle.controllers.volumes.EphemeralVolumes;
import dev.coracle.controllers.volumes.VolumeBinder;
import dev.coracle.controllers.volumes.VolumeProtection;
import dev.coracle.model.core.NodeAddress;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.schema.Scheme;
import dev.coracle.node.Kubelet;
import dev.coracle.node.KubeletOptions;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.scheduler.SchedulerOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of a cluster where its definition names no other, and how to have them with other settings. */
public final class DefaultParts {
    private DefaultParts() {}

    /** Kubernetes' scheduler. */
    public static ComponentFactory scheduler(SchedulerOptions options) {
        return new KubeScheduler(options);
    }

    /** The runtime whose containers run nothing. */
    public static RuntimeFactory simulatedRuntime(SimulatedRuntimeOptions options) {
        return node -> new SimulatedRuntime(node, options);
    }

    /**
     * The kubelet.
     *
     * @param change what differs from the options that follow from the node's definition
     */
    public static NodeAgentFactory kubelet(UnaryOperator<KubeletOptions.Builder> change) {
        return context -> {
            KubeletOptions options = change.apply(options(context)).build();
            Kubelet kubelet = new Kubelet(context.client(), context.platform(), options, context.runtime());
            kubelet.start();
            return kubelet::close;
        };
    }

    private static KubeletOptions.Builder options(NodeContext context) {
        return options(context.definition())
                .addAddress(address("InternalIP", context.address()))
                .addAddress(address("Hostname", context.definition().name()))
                .podCidr(context.podRange())
                .bootId(context.bootId());
    }

    /** What follows from a node's definition alone. */
    static KubeletOptions.Builder options(NodeDefinition node) {
        return KubeletOptions.builder()
                .nodeName(node.name())
                .labels(node.labels())
                .taints(node.taints())
                .capacity(node.capacity())
                .allocatable(node.allocatable());
    }

    private static NodeAddress address(String type, String address) {
        return NodeAddress.builder().type(type).address(address).build();
    }

    /** Kubernetes' own control loops. */
    public static List<Controller> controllers() {
        return controllers(NodeLifecycleOptions.DEFAULT);
    }

    /** Kubernetes' own control loops, with other settings of the one that watches over nodes. */
    public static List<Controller> controllers(NodeLifecycleOptions nodes) {
        return controllers(nodes, Scheme.builtIn());
    }

    /**
     * Kubernetes' own control loops.
     *
     * @param nodes settings of the one that watches over nodes
     * @param scheme what the cluster serves: objects of all its kinds end with their namespaces and owners
     */
    public static List<Controller> controllers(NodeLifecycleOptions nodes, Scheme scheme) {
        List<Class<? extends ApiObject>> kinds = StoredKinds.of(scheme);
        return List.of(
                new NamespaceController(kinds),
                new ServiceAccounts(),
                new GarbageCollector(kinds),
                new PodGarbageCollector(),
                new NodeLifecycle(nodes),
                new TaintEviction(),
                new ReplicationControllerController(),
                new ReplicaSetController(),
                new DeploymentController(),
                new EndpointsController(),
                new EndpointSliceController(),
                new DisruptionController(),
                new VolumeBinder(),
                new EphemeralVolumes(),
                new ClaimProtection(),
                new VolumeProtection());
    }
}
