package dev.coracle.model.storage;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Intent to attach a volume to a node, and what came of it; cluster-scoped. */
@GroupVersionKind(group = "storage.k8s.io", version = "v1", kind = "VolumeAttachment")
@Resource(plural = "volumeattachments", namespaced = false)
@Value.Immutable
public interface VolumeAttachment extends ApiObject, WithVolumeAttachment {
    @Override
    @Derived
    default String apiVersion() {
        return "storage.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "VolumeAttachment";
    }

    /** Object identity. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** What is to be attached where. */
    @Required
    @Value.Default
    default VolumeAttachmentSpec spec() {
        return VolumeAttachmentSpec.EMPTY;
    }

    /** What came of it; written by the driver. */
    @Value.Default
    default VolumeAttachmentStatus status() {
        return VolumeAttachmentStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeAttachment.Builder {}
}
