package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Smallest deployable unit: one or more containers that share a node, network namespace and volumes. */
@GroupVersionKind(version = "v1", kind = "Pod")
@Resource(plural = "pods", shortNames = "po", categories = "all")
@Value.Immutable
public interface Pod extends ApiObject, WithPod {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Pod";
    }

    /**
     * Identity of the pod; its name must be a DNS subdomain, and other pod fields may restrict the length further.
     */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired configuration of the pod; mostly immutable once created. */
    @Value.Default
    default PodSpec spec() {
        return PodSpec.EMPTY;
    }

    /** Observed condition of the pod, reported mainly by the kubelet; read-only for ordinary clients. */
    @Value.Default
    default PodStatus status() {
        return PodStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePod.Builder {}
}
