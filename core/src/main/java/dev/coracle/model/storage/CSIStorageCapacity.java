package dev.coracle.model.storage;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Quantity;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** How much can be provisioned for a storage class in a place, as the driver publishes it. */
@GroupVersionKind(group = "storage.k8s.io", version = "v1", kind = "CSIStorageCapacity")
@Resource(plural = "csistoragecapacities")
@Value.Immutable
public interface CSIStorageCapacity extends ApiObject, WithCSIStorageCapacity {
    @Override
    @Derived
    default String apiVersion() {
        return "storage.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "CSIStorageCapacity";
    }

    /** Object identity; the name means nothing. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** How much is left; absent means unknown. */
    Optional<Quantity> capacity();

    /** Size of the largest volume that can be made; absent means unknown. */
    Optional<Quantity> maximumVolumeSize();

    /** Nodes that can reach the storage; absent means none. */
    Optional<LabelSelector> nodeTopology();

    /** StorageClass meant; immutable. */
    @Required
    @Value.Default
    default String storageClassName() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSIStorageCapacity.Builder {}
}
