package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** Scratch directory that starts out empty and is deleted with the pod. */
@Value.Immutable
public interface EmptyDirVolumeSource extends ModelValue, WithEmptyDirVolumeSource {
    /**
     * Storage backing: empty (the default) for the node's disk, {@code Memory} for tmpfs, {@code HugePages} or {@code
     * HugePages-2Mi} for huge pages.
     */
    Optional<String> medium();

    /** Upper bound on used space, as a quantity in bytes; absent means no limit of its own. */
    Optional<Quantity> sizeLimit();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEmptyDirVolumeSource.Builder {}
}
