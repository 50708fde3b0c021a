package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import org.immutables.value.Value;

/** Rules that draw a pod towards nodes or zones where certain other pods already run. */
@Value.Immutable
public interface PodAffinity extends ModelValue, WithPodAffinity {
    /**
     * Weighted soft rules; nodes satisfying more weight score higher, but an unsatisfied rule never blocks
     * scheduling.
     */
    List<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /** Hard rules that must all hold when the pod is scheduled; a later violation does not evict it. */
    List<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodAffinity.Builder {}
}
