package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Swap space of a node. */
@Value.Immutable
public interface NodeSwapStatus extends ModelValue, WithNodeSwapStatus {
    /** Total swap space in bytes. */
    Optional<Long> capacity();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeSwapStatus.Builder {}
}
