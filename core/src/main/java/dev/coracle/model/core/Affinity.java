package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Scheduling rules that draw a pod towards, or keep it away from, certain nodes and other pods. */
@Value.Immutable
public interface Affinity extends ModelValue, WithAffinity {
    /** Rules on labels and fields of candidate nodes. */
    Optional<NodeAffinity> nodeAffinity();

    /** Rules that place the pod near other pods, within the same topology domain. */
    Optional<PodAffinity> podAffinity();

    /** Rules that keep the pod out of topology domains where certain other pods run. */
    Optional<PodAntiAffinity> podAntiAffinity();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableAffinity.Builder {}
}
