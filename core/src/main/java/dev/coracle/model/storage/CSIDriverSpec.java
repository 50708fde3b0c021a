package dev.coracle.model.storage;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListSet;
import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a CSI driver works. */
@Value.Immutable
public interface CSIDriverSpec extends ModelValue, WithCSIDriverSpec {
    /** Nothing set. */
    CSIDriverSpec EMPTY = builder().build();

    /** Whether volumes are attached before they are mounted; {@code true} by default. */
    Optional<Boolean> attachRequired();

    /**
     * Whether a volume may change its owner when it is mounted: {@code ReadWriteOnceWithFSType} (default), {@code File}
     * or {@code None}.
     */
    @KeepEmpty
    Optional<String> fsGroupPolicy();

    /** How often the driver is asked for its limits; alpha, at least 10, absent means once. */
    Optional<Long> nodeAllocatableUpdatePeriodSeconds();

    /** Whether the driver is told about the pod when it mounts a volume; {@code false} by default. */
    Optional<Boolean> podInfoOnMount();

    /**
     * Whether mounted volumes are published again now and then, so that the driver can refresh them; {@code false} by
     * default.
     */
    Optional<Boolean> requiresRepublish();

    /** Whether volumes can be mounted with an SELinux context; {@code false} by default. */
    Optional<Boolean> seLinuxMount();

    /** Whether the scheduler heeds the capacities that the driver publishes; {@code false} by default. */
    Optional<Boolean> storageCapacity();

    /** Service account tokens that the driver needs of the pods it mounts volumes for. */
    List<TokenRequest> tokenRequests();

    /** Kinds of volumes that the driver supports: {@code Persistent} (the default) and {@code Ephemeral}. */
    @ListSet
    List<String> volumeLifecycleModes();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableCSIDriverSpec.Builder {}
}
