package dev.coracle.model.core;

import dev.coracle.model.Atomic;
import dev.coracle.model.ModelValue;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired number, selection and form of a replication controller's pods. */
@Value.Immutable
public interface ReplicationControllerSpec extends ModelValue, WithReplicationControllerSpec {
    /** Nothing set. */
    ReplicationControllerSpec EMPTY = builder().build();

    /** Seconds a new pod must stay ready before it counts as available; {@code 0} by default. */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /** Desired number of pods; {@code 1} by default, {@code 0} is allowed. */
    Optional<Integer> replicas();

    /** Labels that managed pods carry; absent uses the labels of {@code template}. */
    @Atomic
    Map<String, String> selector();

    /**
     * Blueprint for new pods; its labels must match {@code selector} and its restart policy must be {@code Always}.
     */
    Optional<PodTemplateSpec> template();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableReplicationControllerSpec.Builder {}
}
