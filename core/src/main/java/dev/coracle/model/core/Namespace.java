package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Scope for object names, within which namespaced objects live and policies and quotas apply. */
@GroupVersionKind(version = "v1", kind = "Namespace")
@Resource(plural = "namespaces", shortNames = "ns", namespaced = false)
@Value.Immutable
public interface Namespace extends ApiObject, WithNamespace {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Namespace";
    }

    /** Object identity, labels and annotations; the name is a DNS label. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired state. */
    @Value.Default
    default NamespaceSpec spec() {
        return NamespaceSpec.EMPTY;
    }

    /** Life cycle state last observed; read-only for ordinary clients. */
    @Value.Default
    default NamespaceStatus status() {
        return NamespaceStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNamespace.Builder {}
}
