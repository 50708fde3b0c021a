package dev.coracle.model.apps;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired state of a ReplicaSet. */
@Value.Immutable
public interface ReplicaSetSpec extends ModelValue, WithReplicaSetSpec {
    /** Nothing set. */
    ReplicaSetSpec EMPTY = builder().build();

    /**
     * Seconds a new pod has to stay ready without a container crash before it counts as available; defaults to 0.
     */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** Wanted number of pods; defaults to 1, and an explicit 0 is allowed. */
    Optional<Integer> replicas();

    /** Label query for the pods to count and adopt; required, immutable, and has to match the template's labels. */
    @Required
    Optional<LabelSelector> selector();

    /** Blueprint for pods created when too few exist; changing it leaves running pods untouched. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicaSetSpec.Builder {}
}
