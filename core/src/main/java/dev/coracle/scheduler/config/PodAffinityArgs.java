package dev.coracle.scheduler.config;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Arguments of InterPodAffinity. */
@Value.Immutable
interface PodAffinityArgs extends ModelValue, WithPodAffinityArgs {
    /** Nothing set. */
    PodAffinityArgs EMPTY = builder().build();

    /** Weight of what others require. */
    Optional<Integer> hardPodAffinityWeight();

    /** Whether preferences of others are left out. */
    @Value.Default
    default boolean ignorePreferredTermsOfExistingPods() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodAffinityArgs.Builder {}
}
