package dev.coracle.model.autoscaling;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** Wanted scale of a workload. */
@Value.Immutable
public interface ScaleSpec extends ModelValue, WithScaleSpec {
    /** Nothing set. */
    ScaleSpec EMPTY = builder().build();

    /** Wanted number of instances; absent means 0. */
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableScaleSpec.Builder {}
}
