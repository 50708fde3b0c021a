package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference from a container to an entry of the pod's {@code resourceClaims}; not the API object of that name. */
@Value.Immutable
public interface ResourceClaim extends ModelValue, WithResourceClaim {
    /** Name of the entry in {@code resourceClaims} that the container may use. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Single request within the claim to expose; absent exposes everything the claim provides. */
    Optional<String> request();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableResourceClaim.Builder {}
}
