package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Scheduling rules on the nodes that a pod may or should run on. */
@Value.Immutable
public interface NodeAffinity extends ModelValue, WithNodeAffinity {
    /** Weighted wishes; the scheduler favours the node with the highest sum of matched weights. */
    List<PreferredSchedulingTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /**
     * Hard demand that a node has to meet for the pod to be placed there; later label changes do not evict the pod.
     */
    Optional<NodeSelector> requiredDuringSchedulingIgnoredDuringExecution();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeAffinity.Builder {}
}
