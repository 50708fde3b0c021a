package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Volume that gathers several sources, such as secrets and tokens, in one directory. */
@Value.Immutable
public interface ProjectedVolumeSource extends ModelValue, WithProjectedVolumeSource {
    /** Permission bits of created files, {@code 0} to {@code 0777}; {@code 0644} by default, in decimal in JSON. */
    Optional<Integer> defaultMode();

    /** Sources to combine, each entry holding exactly one kind. */
    List<VolumeProjection> sources();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableProjectedVolumeSource.Builder {}
}
