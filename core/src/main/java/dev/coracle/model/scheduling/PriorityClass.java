package dev.coracle.model.scheduling;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** Names a priority value that pods can refer to; cluster-scoped. */
@GroupVersionKind(group = "scheduling.k8s.io", version = "v1", kind = "PriorityClass")
@Resource(plural = "priorityclasses", shortNames = "pc", namespaced = false)
@Value.Immutable
public interface PriorityClass extends ApiObject, WithPriorityClass {
    @Override
    @Derived
    default String apiVersion() {
        return "scheduling.k8s.io/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "PriorityClass";
    }

    /** Identity of the class; the name prefix {@code system-} is reserved. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Advice for people on when to use the class; may be absent. */
    Optional<String> description();

    /**
     * Whether the class applies to pods that name none; {@code false} by default, of several the lowest value wins.
     */
    @Value.Default
    default boolean globalDefault() {
        return false;
    }

    /**
     * Whether pods of the class may displace others of lower priority: {@code PreemptLowerPriority} (default) or
     * {@code Never}; immutable.
     */
    @KeepEmpty
    Optional<String> preemptionPolicy();

    /** Priority given to pods of the class, at most {@code 1000000000} for user-defined classes; immutable. */
    @Required
    @Value.Default
    default int value() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePriorityClass.Builder {}
}
