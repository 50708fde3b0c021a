package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Picks a container's resource limit or request for exposure as an environment variable or file. */
@Atomic
@Value.Immutable
public interface ResourceFieldSelector extends ModelValue, WithResourceFieldSelector {
    /** Container to read from; required in volumes, in environment variables the current container if absent. */
    Optional<String> containerName();

    /** Unit by which the value is divided, rounded up, before output; {@code 1} by default. */
    Optional<Quantity> divisor();

    /** Resource to read, e.g. {@code limits.cpu} or {@code requests.memory}. */
    @Required
    @Value.Default
    default String resource() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableResourceFieldSelector.Builder {}
}
