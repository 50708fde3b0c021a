package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import java.util.Map;
import org.immutables.value.Value;

/** Storage capacity that a claim asks for. */
@Value.Immutable
public interface VolumeResourceRequirements extends ModelValue, WithVolumeResourceRequirements {
    /** Nothing set. */
    VolumeResourceRequirements EMPTY = builder().build();

    /** Upper bounds by resource name, normally {@code storage}; absent means none. */
    Map<String, Quantity> limits();

    /**
     * Minimum amounts by resource name, normally {@code storage} in bytes; default to {@code limits} where given.
     */
    Map<String, Quantity> requests();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableVolumeResourceRequirements.Builder {}
}
