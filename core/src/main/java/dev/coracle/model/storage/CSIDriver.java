package dev.coracle.model.storage;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** CSI driver that is deployed in the cluster, and how Kubernetes is to treat it; cluster-scoped. */
@GroupVersionKind(group = "storage.k8s.io", version = "v1", kind = "CSIDriver")
@Resource(plural = "csidrivers", namespaced = false)
@Value.Immutable
public interface CSIDriver extends ApiObject, WithCSIDriver {
    @Override
    @Derived
    default String apiVersion() {
        return "storage.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "CSIDriver";
    }

    /** Object identity; the name is that of the driver. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** How the driver works. */
    @Required
    @Value.Default
    default CSIDriverSpec spec() {
        return CSIDriverSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSIDriver.Builder {}
}
