package dev.coracle.model.core;

import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import java.util.List;
import org.immutables.value.Value;

/** Observed pod counts and conditions of a replication controller. */
@Value.Immutable
public interface ReplicationControllerStatus extends ModelValue, WithReplicationControllerStatus {
    /** Nothing set. */
    ReplicationControllerStatus EMPTY = builder().build();

    /** Number of pods that have been ready for at least {@code minReadySeconds}. */
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Current conditions, one entry per type. */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    @ListMap("type")
    List<ReplicationControllerCondition> conditions();

    /** Number of pods whose labels include all those of the pod template. */
    @Value.Default
    default int fullyLabeledReplicas() {
        return 0;
    }

    /** Value of {@code metadata.generation} last processed by the controller. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Number of pods that are ready. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Number of pods most recently counted. */
    @Required
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicationControllerStatus.Builder {}
}
