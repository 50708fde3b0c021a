package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import org.immutables.value.Value;

/** What is to be attached where; immutable. */
@Value.Immutable
public interface VolumeAttachmentSpec extends ModelValue, WithVolumeAttachmentSpec {
    /** Nothing set. */
    VolumeAttachmentSpec EMPTY = builder().build();

    /** Name of the CSI driver that attaches it. */
    @Required
    @Value.Default
    default String attacher() {
        return "";
    }

    /** Node to attach it to. */
    @Required
    @Value.Default
    default String nodeName() {
        return "";
    }

    /** Volume to attach. */
    @Required
    @Value.Default
    default VolumeAttachmentSource source() {
        return VolumeAttachmentSource.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeAttachmentSpec.Builder {}
}
