package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Compute resources that a container or pod needs and may consume at most. */
@Value.Immutable
public interface ResourceRequirements extends ModelValue, WithResourceRequirements {
    /** Nothing set. */
    ResourceRequirements EMPTY = builder().build();

    /** Dynamic resource claims, declared on the pod, that the container uses; beta feature, immutable. */
    @ListMap("name")
    List<ResourceClaim> claims();

    /** Upper bounds of consumption by resource name, e.g. {@code cpu} or {@code memory}; absent means unbounded. */
    Map<String, Quantity> limits();

    /** Amounts reserved by resource name; default to {@code limits} where given, and cannot exceed them. */
    Map<String, Quantity> requests();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableResourceRequirements.Builder {}
}
