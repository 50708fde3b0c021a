package dev.coracle.model.storage;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** CSI drivers that run on a node; has the name of the node, cluster-scoped. */
@GroupVersionKind(group = "storage.k8s.io", version = "v1", kind = "CSINode")
@Resource(plural = "csinodes", namespaced = false)
@Value.Immutable
public interface CSINode extends ApiObject, WithCSINode {
    @Override
    @Derived
    default String apiVersion() {
        return "storage.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "CSINode";
    }

    /** Object identity; the name is that of the node. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** The drivers. */
    @Required
    @Value.Default
    default CSINodeSpec spec() {
        return CSINodeSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSINode.Builder {}
}
