package dev.coracle.model.apps;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Observed pod counts and conditions of a ReplicaSet. */
@Value.Immutable
public interface ReplicaSetStatus extends ModelValue, WithReplicaSetStatus {
    /** Nothing set. */
    ReplicaSetStatus EMPTY = builder().build();

    /** Number of pods that have been ready for at least {@code minReadySeconds}. */
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Latest health observations, at most one per condition type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<ReplicaSetCondition> conditions();

    /** Number of pods that carry every label of the pod template, leaving out those being terminated. */
    @Value.Default
    default int fullyLabeledReplicas() {
        return 0;
    }

    /** Value of {@code metadata.generation} that the controller had processed when it wrote this status. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Number of pods whose {@code Ready} condition is {@code True}, leaving out those being terminated. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Number of pods found by the last count, leaving out those being terminated. */
    @Required
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Number of pods marked for deletion but not yet gone; alpha, absent unless the feature gate is enabled. */
    Optional<Integer> terminatingReplicas();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicaSetStatus.Builder {}
}
