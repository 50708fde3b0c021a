package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Machine, physical or virtual, on which the cluster runs pods. */
@GroupVersionKind(version = "v1", kind = "Node")
@Resource(plural = "nodes", shortNames = "no", namespaced = false)
@Value.Immutable
public interface Node extends ApiObject, WithNode {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Node";
    }

    /** Object identity, labels and annotations; cluster-scoped. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired properties, such as taints and pod address ranges. */
    @Value.Default
    default NodeSpec spec() {
        return NodeSpec.EMPTY;
    }

    /** Addresses, capacity and health reported mostly by the kubelet; read-only for ordinary clients. */
    @Value.Default
    default NodeStatus status() {
        return NodeStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNode.Builder {}
}
