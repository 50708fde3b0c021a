package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListMap;
import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a claim has. */
@Value.Immutable
public interface PersistentVolumeClaimStatus extends ModelValue, WithPersistentVolumeClaimStatus {
    /** Nothing set. */
    PersistentVolumeClaimStatus EMPTY = builder().build();

    /** Ways in which the volume behind the claim can be mounted. */
    List<String> accessModes();

    /**
     * How far a change of size has come, by resource name, such as {@code ControllerResizeInProgress}; absent where
     * none is under way.
     */
    Map<String, String> allocatedResourceStatuses();

    /** Amounts reserved by resource name, which may be more than {@code capacity} while the volume grows. */
    Map<String, Quantity> allocatedResources();

    /** Amounts that the volume really has. */
    Map<String, Quantity> capacity();

    /** Aspects of a change of size or settings that is under way, at most one of each type. */
    @ListMap("type")
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "type")
    List<PersistentVolumeClaimCondition> conditions();

    /** VolumeAttributesClass whose settings the volume has; beta. */
    @KeepEmpty
    Optional<String> currentVolumeAttributesClassName();

    /** How far a change of settings has come; absent where none is under way. */
    Optional<ModifyVolumeStatus> modifyVolumeStatus();

    /** {@code Pending}, {@code Bound} or {@code Lost} (its volume is gone). */
    Optional<String> phase();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePersistentVolumeClaimStatus.Builder {}
}
