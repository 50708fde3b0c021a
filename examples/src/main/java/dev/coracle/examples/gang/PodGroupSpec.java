package dev.coracle.examples.gang;

import dev.coracle.model.ModelValue;
import org.immutables.value.Value;

/** What a group of pods needs. */
@Value.Immutable
public interface PodGroupSpec extends ModelValue, WithPodGroupSpec {
    /** Nothing set. */
    PodGroupSpec EMPTY = builder().build();

    /** How many of its pods must have a node before any of them is bound; 1 by default. */
    @Value.Default
    default int minMember() {
        return 1;
    }

    /** How many seconds a pod that has a node waits for the others, before all give up their nodes; 60 by default. */
    @Value.Default
    default int scheduleTimeoutSeconds() {
        return 60;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodGroupSpec.Builder {}
}
