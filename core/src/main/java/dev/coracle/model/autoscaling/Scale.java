package dev.coracle.model.autoscaling;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Uniform view of a workload's replica count, served by the {@code scale} subresource of scalable kinds. */
@GroupVersionKind(group = "autoscaling", version = "v1", kind = "Scale")
@Value.Immutable
public interface Scale extends ApiObject, WithScale {
    @Override
    @Derived
    default String apiVersion() {
        return "autoscaling/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Scale";
    }

    /** Identity of the scaled object. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Wanted scale; updating it changes the replica count of the underlying object. */
    @Value.Default
    default ScaleSpec spec() {
        return ScaleSpec.EMPTY;
    }

    /** Current scale; read-only. */
    @Value.Default
    default ScaleStatus status() {
        return ScaleStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableScale.Builder {}
}
