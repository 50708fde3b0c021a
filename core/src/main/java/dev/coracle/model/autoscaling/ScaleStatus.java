package dev.coracle.model.autoscaling;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Current scale of a workload. */
@Value.Immutable
public interface ScaleStatus extends ModelValue, WithScaleStatus {
    /** Nothing set. */
    ScaleStatus EMPTY = builder().build();

    /** Number of instances observed right now. */
    @Required
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Label query for the counted pods in string form, as accepted by the {@code labelSelector} query parameter. */
    Optional<String> selector();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableScaleStatus.Builder {}
}
