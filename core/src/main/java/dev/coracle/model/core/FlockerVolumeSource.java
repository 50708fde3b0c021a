package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Flocker data set to mount, named by exactly one of the two fields; deprecated and no longer supported. */
@Value.Immutable
public interface FlockerVolumeSource extends ModelValue, WithFlockerVolumeSource {
    /** Data set by name, as stored in its Flocker metadata; deprecated in favour of {@code datasetUUID}. */
    Optional<String> datasetName();

    /** Data set by UUID. */
    Optional<String> datasetUUID();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableFlockerVolumeSource.Builder {}
}
