package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Health of one allocated device; alpha, needs the {@code ResourceHealthStatus} feature gate. */
@Value.Immutable
public interface ResourceHealth extends ModelValue, WithResourceHealth {
    /** Reported state: {@code Healthy}, {@code Unhealthy} or {@code Unknown}; absent counts as {@code Unknown}. */
    Optional<String> health();

    /** Identifier of the device, unique for its resource name and node. */
    @Required
    @Value.Default
    default String resourceID() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableResourceHealth.Builder {}
}
