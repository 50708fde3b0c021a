package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** Blueprint from which controllers create pods. */
@Value.Immutable
public interface PodTemplateSpec extends ModelValue, WithPodTemplateSpec {
    /** Nothing set. */
    PodTemplateSpec EMPTY = builder().build();

    /** Labels, annotations and other metadata for the created pods; its name is ignored. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired configuration of the created pods. */
    @Value.Default
    default PodSpec spec() {
        return PodSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodTemplateSpec.Builder {}
}
