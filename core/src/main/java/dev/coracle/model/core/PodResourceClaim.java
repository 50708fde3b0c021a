package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Makes a dynamic resource allocation claim available to a pod, either an existing one or one generated from a
 * template.
 */
@Value.Immutable
public interface PodResourceClaim extends ModelValue, WithPodResourceClaim {
    /** Pod-local identifier, a DNS label unique within the pod, by which containers refer to the claim. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /**
     * Existing ResourceClaim in the pod's namespace; set exactly one of this and {@code resourceClaimTemplateName}.
     */
    @KeepEmpty
    Optional<String> resourceClaimName();

    /**
     * ResourceClaimTemplate in the pod's namespace from which a claim is made for this pod and deleted along with it.
     */
    @KeepEmpty
    Optional<String> resourceClaimTemplateName();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodResourceClaim.Builder {}
}
