package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Records which ResourceClaim was generated for an entry in the pod's {@code resourceClaims}. */
@Value.Immutable
public interface PodResourceClaimStatus extends ModelValue, WithPodResourceClaimStatus {
    /** Name of the matching {@code resourceClaims} entry, a DNS label. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** Generated ResourceClaim in the pod's namespace; absent when no claim had to be generated. */
    @KeepEmpty
    Optional<String> resourceClaimName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodResourceClaimStatus.Builder {}
}
