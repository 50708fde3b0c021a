package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Keeps a set number of identical pods running. Superseded by ReplicaSets and Deployments. */
@GroupVersionKind(version = "v1", kind = "ReplicationController")
@Resource(plural = "replicationcontrollers", shortNames = "rc", categories = "all")
@Value.Immutable
public interface ReplicationController extends ApiObject, WithReplicationController {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "ReplicationController";
    }

    /** Identity of the controller; absent labels are copied from the pod template. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired number and form of the pods. */
    @Value.Default
    default ReplicationControllerSpec spec() {
        return ReplicationControllerSpec.EMPTY;
    }

    /** Observed pod counts and conditions; read-only for ordinary clients. */
    @Value.Default
    default ReplicationControllerStatus status() {
        return ReplicationControllerStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicationController.Builder {}
}
