package dev.coracle.model.meta;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference to an owner in the same namespace or at cluster scope, for garbage collection. */
@Atomic
@Value.Immutable
public interface OwnerReference extends ModelValue, WithOwnerReference {
    /** Name of the owner. */
    @Required
    @Value.Default
    default String name() {
        return "";
    }

    /** API version of the owner, e.g. {@code apps/v1}. */
    @Required
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** Whether foreground deletion of the owner waits for this object; {@code false} by default. */
    Optional<Boolean> blockOwnerDeletion();

    /**
     * Whether the owner is the managing controller; at most one reference may say {@code true}, absent means {@code
     * false}.
     */
    Optional<Boolean> controller();

    /** Kind of the owner, e.g. {@code ReplicaSet}. */
    @Required
    @Value.Default
    default String kind() {
        return "";
    }

    /** UID of the owner; distinguishes it from a later object with the same name. */
    @Required
    @Value.Default
    default String uid() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableOwnerReference.Builder {}
}
