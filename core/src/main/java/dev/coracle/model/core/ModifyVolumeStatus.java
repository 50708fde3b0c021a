package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** How far a change of a volume's settings has come. */
@Value.Immutable
public interface ModifyVolumeStatus extends ModelValue, WithModifyVolumeStatus {
    /** {@code Pending}, {@code InProgress} or {@code Infeasible}. */
    @Required
    @Value.Default
    default String status() {
        return "";
    }

    /** VolumeAttributesClass whose settings the volume is to get. */
    Optional<String> targetVolumeAttributesClassName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableModifyVolumeStatus.Builder {}
}
