package dev.coracle.controllers.podgc;

import java.time.Duration;
import org.immutables.value.Value;

/** When pods are removed; the defaults are those of Kubernetes 1.33. */
@Value.Immutable
public interface PodGcOptions extends WithPodGcOptions {
    /** Kubernetes' own settings. */
    PodGcOptions DEFAULT = builder().build();

    /** How many finished pods may lie around; 0 for any number: flag {@code --terminated-pod-gc-threshold}. */
    @Value.Default
    default int terminatedPodThreshold() {
        return 12_500;
    }

    /** Pods are looked at at multiples of this time only. */
    @Value.Default
    default Duration period() {
        return Duration.ofSeconds(20);
    }

    /** How long a node must be gone before its pods go. */
    @Value.Default
    default Duration quarantine() {
        return Duration.ofSeconds(40);
    }

    /** Refuses what makes no sense. */
    @Value.Check
    default void check() {
        if (terminatedPodThreshold() < 0) {
            throw new IllegalArgumentException(
                    "terminatedPodThreshold must not be negative: " + terminatedPodThreshold());
        }
        if (period().isNegative() || period().isZero()) {
            throw new IllegalArgumentException("period must be positive: " + period());
        }
        if (quarantine().isNegative()) {
            throw new IllegalArgumentException("quarantine must not be negative: " + quarantine());
        }
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #DEFAULT}. */
    final class Builder extends ImmutablePodGcOptions.Builder {}
}
