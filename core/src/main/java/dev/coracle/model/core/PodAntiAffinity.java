package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Rules that keep a pod away from nodes or zones where certain other pods already run. */
@Value.Immutable
public interface PodAntiAffinity extends ModelValue, WithPodAntiAffinity {
    /** Weighted soft rules; nodes violating more weight score lower, but a violation never blocks scheduling. */
    List<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /** Hard exclusion rules that must all hold when the pod is scheduled; a later violation does not evict it. */
    List<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodAntiAffinity.Builder {}
}
