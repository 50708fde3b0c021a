package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference to an object of any kind, optionally in another namespace. */
@Value.Immutable
public interface TypedObjectReference extends ModelValue, WithTypedObjectReference {
    /** Name of the object; required. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** API group of the object; absent means the core group. */
    @KeepEmpty
    Optional<String> apiGroup();

    /** Kind of the object; required. */
    @Required
    @Value.Default
    default String kind() {
        return "";
    }

    /** Namespace of the object, which must permit access by a ReferenceGrant; alpha, absent means the same one. */
    @KeepEmpty
    Optional<String> namespace();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTypedObjectReference.Builder {}
}
