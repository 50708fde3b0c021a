package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference to some other object, or to a part of it; which fields are needed depends on the place of use. */
@Atomic
@Value.Immutable
public interface ObjectReference extends ModelValue, WithObjectReference {
    /** Nothing set. */
    ObjectReference EMPTY = builder().build();

    /** Object name. */
    Optional<String> name();

    /** API group and version, such as {@code apps/v1}. */
    Optional<String> apiVersion();

    /** Path to a part of the object, such as {@code spec.containers{web}}; absent means the whole object. */
    Optional<String> fieldPath();

    /** Object kind, such as {@code Pod}. */
    Optional<String> kind();

    /** Object namespace; absent for cluster-scoped objects. */
    Optional<String> namespace();

    /** Revision of the object that is meant; absent means any. */
    Optional<String> resourceVersion();

    /** UID of the object, which tells it from earlier or later ones of the same name. */
    Optional<String> uid();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableObjectReference.Builder {}
}
