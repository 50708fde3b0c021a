package dev.coracle.model.storage;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A CSI driver that runs on a node. */
@Value.Immutable
public interface CSINodeDriver extends ModelValue, WithCSINodeDriver {
    /** How much the driver can take care of; absent means no limit is known. */
    Optional<VolumeNodeResources> allocatable();

    /** Name of the driver. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Name of the node in the words of the driver. */
    @Required
    @Value.Default
    default String nodeID() {
        return "";
    }

    /** Labels of nodes that tell which volumes of the driver can be reached from where. */
    List<String> topologyKeys();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSINodeDriver.Builder {}
}
