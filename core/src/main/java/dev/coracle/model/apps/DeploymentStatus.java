package dev.coracle.model.apps;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Observed state of a Deployment, with pod counts over all of its ReplicaSets. */
@Value.Immutable
public interface DeploymentStatus extends ModelValue, WithDeploymentStatus {
    /** Nothing set. */
    DeploymentStatus EMPTY = builder().build();

    /** Number of pods that have been ready for at least {@code minReadySeconds}. */
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Number of ReplicaSet name hash collisions so far, mixed into the hash when the next name is generated. */
    Optional<Integer> collisionCount();

    /** Latest health observations, at most one per condition type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<DeploymentCondition> conditions();

    /** Value of {@code metadata.generation} that the controller had processed when it wrote this status. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Number of pods, old and new, whose {@code Ready} condition is {@code True}. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Number of pods that exist for this Deployment in any revision, leaving out those being terminated. */
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Number of pods marked for deletion but not yet gone; alpha, absent unless the feature gate is enabled. */
    Optional<Integer> terminatingReplicas();

    /** Number of pods still missing for full availability, whether not yet created or not yet available. */
    @Value.Default
    default int unavailableReplicas() {
        return 0;
    }

    /** Number of pods already made from the current template, leaving out those being terminated. */
    @Value.Default
    default int updatedReplicas() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDeploymentStatus.Builder {}
}
