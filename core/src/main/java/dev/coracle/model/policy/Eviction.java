package dev.coracle.model.policy;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.ObjectMeta;
import java.util.Optional;
import org.immutables.value.Value;

/** Request to remove a pod while respecting disruption budgets, posted to its {@code eviction} subresource. */
@GroupVersionKind(group = "policy", version = "v1", kind = "Eviction")
@Value.Immutable
public interface Eviction extends ApiObject, WithEviction {
    @Override
    @Derived
    default String apiVersion() {
        return "policy/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Eviction";
    }

    /** Name and namespace of the pod to evict. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Options for deleting the pod; defaults apply if absent. */
    Optional<DeleteOptions> deleteOptions();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableEviction.Builder {}
}
