package dev.coracle.cluster;

import dev.coracle.apiserver.Authenticator;
import dev.coracle.apiserver.Authorizer;
import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.admission.AdmissionPlugin;
import dev.coracle.apiserver.kinds.ServiceRanges;
import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Scheme;
import dev.coracle.scheduler.SchedulerOptions;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A cluster, as a value: its parts, and how many nodes of what kind. It runs nothing by itself, may be started many times,
 * and in different worlds.
 */
@Value.Immutable
public interface ClusterDefinition extends WithClusterDefinition {
    /** Its name, for logs and threads; a DNS label. */
    @Value.Default
    default String name() {
        return "coracle";
    }

    /** Where its state is; in memory by default. */
    @Value.Default
    default StoreFactory store() {
        return MemoryStore::new;
    }

    /** Where services get their addresses and ports from. */
    @Value.Default
    default ServiceRanges serviceRanges() {
        return ServiceRanges.USUAL;
    }

    /** Kinds to serve beside the built-in ones. */
    List<ServedKind<?>> kinds();

    /** Every type that the cluster knows: those of the model, and those of its own {@link #kinds()}. */
    default Scheme scheme() {
        List<Class<? extends TypeMeta>> own = new ArrayList<>();
        for (ServedKind<?> kind : kinds()) own.add(kind.resource().type());
        return Scheme.builtIn().with(own);
    }

    /** Admission plugins to ask after the built-in ones. */
    List<AdmissionPlugin> admission();

    /** Who a request is from; whoever it says by default. */
    @Value.Default
    default Authenticator authenticator() {
        return Authenticator.TRUST;
    }

    /** Who may do what; everybody everything by default. */
    @Value.Default
    default Authorizer authorizer() {
        return Authorizer.ALWAYS_ALLOW;
    }

    /** The scheduler; Kubernetes' own by default, none where it is empty. */
    @Value.Default
    default Optional<ComponentFactory> scheduler() {
        return Optional.of(DefaultParts.scheduler(SchedulerOptions.defaults()));
    }

    /** What the controller manager runs; Kubernetes' own loops by default. */
    @Value.Default
    default List<Controller> controllers() {
        return DefaultParts.controllers(NodeLifecycleOptions.DEFAULT, scheme());
    }

    /** What the controller manager runs beside them. */
    List<Controller> extraControllers();

    /** The timing with which the controller manager stands for election before it acts; where it is empty, it acts at once. */
    Optional<LeaseTiming> controllerElection();

    /** Other components, started after the control plane and before the nodes. */
    List<ComponentDefinition> components();

    /** The worker nodes. */
    List<NodeDefinition> nodes();

    /**
     * Refuses what cannot be.
     *
     * @throws DefinitionException with every mistake there is
     */
    @Value.Check
    default void check() {
        DefinitionCheck.check(this);
    }

    /**
     * Starts the cluster on the machine's clock and threads; returns when the API server answers and every component was
     * started.
     */
    default Cluster start() {
        return Cluster.start(this, new LiveWorld(name()));
    }

    /** A cluster from its parts; none is needed. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts. */
    final class Builder extends ImmutableClusterDefinition.Builder {}
}
