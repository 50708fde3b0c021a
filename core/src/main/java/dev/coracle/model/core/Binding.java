package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Required;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/**
 * Request that assigns a pod to a node; normally posted by the scheduler to the pod's {@code binding} subresource.
 */
@GroupVersionKind(version = "v1", kind = "Binding")
@Resource(plural = "bindings")
@Value.Immutable
public interface Binding extends ApiObject, WithBinding {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Binding";
    }

    /** Name and namespace of the pod to assign. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Reference to the chosen node; {@code kind} is {@code Node} or absent. */
    @Required
    @Value.Default
    default ObjectReference target() {
        return ObjectReference.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableBinding.Builder {}
}
