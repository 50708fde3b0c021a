package dev.coracle.apiserver.defaults;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Secret;
import dev.coracle.model.core.Service;
import dev.coracle.model.discovery.EndpointPort;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.StorageClass;

/** The defaults of every kind that has some. */
public final class Defaults {
    private Defaults() {}

    /** A complete pod. */
    public static Pod pod(Pod pod) {
        return PodDefaults.apply(pod);
    }

    /** A complete node. */
    public static Node node(Node node) {
        return NodeDefaults.apply(node);
    }

    /** A complete namespace: it carries its own name as a label, so that selectors can name it. */
    public static Namespace namespace(Namespace namespace) {
        return NamespaceDefaults.apply(namespace);
    }

    /** A complete service, but for its addresses. */
    public static Service service(Service service) {
        return ServiceDefaults.apply(service);
    }

    /** Complete endpoints. */
    public static Endpoints endpoints(Endpoints endpoints) {
        return endpoints.withSubsets(Each.of(
                endpoints.subsets(),
                subset -> subset.withPorts(Each.of(
                        subset.ports(), port -> port.protocol().isPresent() ? port : port.withProtocol("TCP")))));
    }

    /** A complete endpoint slice. */
    public static EndpointSlice endpointSlice(EndpointSlice slice) {
        return slice.withPorts(Each.of(slice.ports(), Defaults::port));
    }

    private static EndpointPort port(EndpointPort port) {
        EndpointPort named = port.name().isPresent() ? port : port.withName("");
        return named.protocol().isPresent() ? named : named.withProtocol("TCP");
    }

    /** A complete secret: its texts are data. */
    public static Secret secret(Secret secret) {
        return SecretDefaults.apply(secret);
    }

    /** A complete deployment. */
    public static Deployment deployment(Deployment deployment) {
        return WorkloadDefaults.deployment(deployment);
    }

    /** A complete replica set. */
    public static ReplicaSet replicaSet(ReplicaSet set) {
        return WorkloadDefaults.replicaSet(set);
    }

    /** A complete replication controller. */
    public static ReplicationController replicationController(ReplicationController controller) {
        return WorkloadDefaults.replicationController(controller);
    }

    /** A complete volume. */
    public static PersistentVolume persistentVolume(PersistentVolume volume) {
        return StorageDefaults.volume(volume);
    }

    /** A complete claim. */
    public static PersistentVolumeClaim persistentVolumeClaim(PersistentVolumeClaim claim) {
        return StorageDefaults.claim(claim);
    }

    /** A complete storage class. */
    public static StorageClass storageClass(StorageClass it) {
        return StorageDefaults.storageClass(it);
    }

    /** A complete CSI driver. */
    public static CSIDriver csiDriver(CSIDriver driver) {
        return StorageDefaults.driver(driver);
    }

    /** A complete priority class. */
    public static PriorityClass priorityClass(PriorityClass it) {
        return it.preemptionPolicy().isPresent() ? it : it.withPreemptionPolicy("PreemptLowerPriority");
    }
}
