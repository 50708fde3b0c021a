package dev.coracle.client;

import dev.coracle.api.Routine;
import dev.coracle.api.Transport;
import dev.coracle.api.User;
import dev.coracle.api.WriteOptions;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Endpoints;
import dev.coracle.model.core.Event;
import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.Secret;
import dev.coracle.model.core.Service;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.discovery.EndpointSlice;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.scheduling.PriorityClass;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.model.storage.CSIDriver;
import dev.coracle.model.storage.CSINode;
import dev.coracle.model.storage.CSIStorageCapacity;
import dev.coracle.model.storage.StorageClass;
import dev.coracle.model.storage.VolumeAttachment;
import dev.coracle.platform.Worker;
import java.util.function.UnaryOperator;

/**
 * A user's way to a cluster. Immutable; making another one costs nothing.
 *
 * <p><b>Threads.</b> Every method, here and on {@link Resources}, may be called from any thread; calls return when the
 * server has answered.
 * <p><b>Errors.</b> A refusal is an {@link dev.coracle.api.ApiException}. {@link dev.coracle.api.UnreachableException}
 * and {@link dev.coracle.api.UnknownOutcomeException} come from the transport as they are. Nothing is tried again unless
 * the method says so.
 */
public final class Client {
    private final Calls calls;
    private final WriteOptions options;

    private Client(Calls calls, WriteOptions options) {
        this.calls = calls;
        this.options = options;
    }

    /** A client of this user over this transport. */
    public static Client of(Transport transport, User user) {
        return new Client(new Calls(transport, user), WriteOptions.PLAIN);
    }

    /** The same way in the name of another user. */
    public Client as(User user) {
        return new Client(new Calls(calls.transport(), user), options);
    }

    /** The same user's way through a layer over the transport, such as one that lets only some requests pass. */
    public Client through(UnaryOperator<Transport> layer) {
        return new Client(new Calls(layer.apply(calls.transport()), user()), options);
    }

    /** The same way with these options for every write. */
    public Client with(WriteOptions options) {
        return new Client(calls, options);
    }

    /** Who asks. */
    public User user() {
        return calls.user();
    }

    /** Has a routine's next round made, as {@link Transport#next} says. */
    public Runnable next(Routine<?> routine, Worker worker) {
        return calls.next(routine, worker);
    }

    /** The objects of a type in all namespaces, or in the cluster where they have no namespace. */
    public <T extends ApiObject> Resources<T> of(Class<T> type) {
        return new Resources<>(requests(type));
    }

    private <T extends ApiObject> Requests<T> requests(Class<T> type) {
        return new Requests<>(calls, ResourceType.of(type), "", "", options);
    }

    /** Pods of all namespaces. */
    public Pods pods() {
        return new Pods(requests(Pod.class));
    }

    /** Pods of a namespace. */
    public Pods pods(String namespace) {
        return pods().in(namespace);
    }

    /** Nodes. */
    public Resources<Node> nodes() {
        return of(Node.class);
    }

    /** Namespaces. */
    public Resources<Namespace> namespaces() {
        return of(Namespace.class);
    }

    /** Services of a namespace. */
    public Resources<Service> services(String namespace) {
        return of(Service.class).in(namespace);
    }

    /** Endpoints of a namespace. */
    public Resources<Endpoints> endpoints(String namespace) {
        return of(Endpoints.class).in(namespace);
    }

    /** Endpoint slices of a namespace. */
    public Resources<EndpointSlice> endpointSlices(String namespace) {
        return of(EndpointSlice.class).in(namespace);
    }

    /** Config maps of a namespace. */
    public Resources<ConfigMap> configMaps(String namespace) {
        return of(ConfigMap.class).in(namespace);
    }

    /** Secrets of a namespace. */
    public Resources<Secret> secrets(String namespace) {
        return of(Secret.class).in(namespace);
    }

    /** Service accounts of a namespace. */
    public Resources<ServiceAccount> serviceAccounts(String namespace) {
        return of(ServiceAccount.class).in(namespace);
    }

    /** Events of a namespace. */
    public Resources<Event> events(String namespace) {
        return of(Event.class).in(namespace);
    }

    /** Replication controllers of a namespace. */
    public Resources<ReplicationController> replicationControllers(String namespace) {
        return of(ReplicationController.class).in(namespace);
    }

    /** Replica sets of a namespace. */
    public Resources<ReplicaSet> replicaSets(String namespace) {
        return of(ReplicaSet.class).in(namespace);
    }

    /** Deployments of a namespace. */
    public Resources<Deployment> deployments(String namespace) {
        return of(Deployment.class).in(namespace);
    }

    /** Leases of a namespace. */
    public Resources<Lease> leases(String namespace) {
        return of(Lease.class).in(namespace);
    }

    /** Pod disruption budgets of a namespace. */
    public Resources<PodDisruptionBudget> podDisruptionBudgets(String namespace) {
        return of(PodDisruptionBudget.class).in(namespace);
    }

    /** Priority classes. */
    public Resources<PriorityClass> priorityClasses() {
        return of(PriorityClass.class);
    }

    /** Claims to volumes of a namespace. */
    public Resources<PersistentVolumeClaim> persistentVolumeClaims(String namespace) {
        return of(PersistentVolumeClaim.class).in(namespace);
    }

    /** Volumes. */
    public Resources<PersistentVolume> persistentVolumes() {
        return of(PersistentVolume.class);
    }

    /** Storage classes. */
    public Resources<StorageClass> storageClasses() {
        return of(StorageClass.class);
    }

    /** What CSI drivers say of nodes. */
    public Resources<CSINode> csiNodes() {
        return of(CSINode.class);
    }

    /** CSI drivers. */
    public Resources<CSIDriver> csiDrivers() {
        return of(CSIDriver.class);
    }

    /** How much CSI drivers have to give, of a namespace. */
    public Resources<CSIStorageCapacity> csiStorageCapacities(String namespace) {
        return of(CSIStorageCapacity.class).in(namespace);
    }

    /** Volumes attached to nodes. */
    public Resources<VolumeAttachment> volumeAttachments() {
        return of(VolumeAttachment.class);
    }
}
