package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Fibre Channel disk to mount, found either by {@code targetWWNs} with {@code lun} or by {@code wwids}. */
@Value.Immutable
public interface FCVolumeSource extends ModelValue, WithFCVolumeSource {
    /** File system to mount, such as {@code ext4} or {@code xfs}; absent means {@code ext4}. */
    Optional<String> fsType();

    /** Logical unit number on the target; required together with {@code targetWWNs}. */
    Optional<Integer> lun();

    /** Whether mounts are read-only; absent means {@code false}. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** World wide names of the Fibre Channel targets; excludes {@code wwids}. */
    List<String> targetWWNs();

    /** World wide identifiers of the disk; excludes {@code targetWWNs} and {@code lun}. */
    List<String> wwids();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableFCVolumeSource.Builder {}
}
