package dev.coracle.model.apps;

import dev.coracle.model.IntOrString;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Bounds on how far the pod count may stray from the wanted number during a gradual rollout. */
@Value.Immutable
public interface RollingUpdateDeployment extends ModelValue, WithRollingUpdateDeployment {
    /**
     * Extra pods allowed above the wanted count, as a number or a percentage rounded up; defaults to {@code 25%}.
     */
    Optional<IntOrString> maxSurge();

    /**
     * Pods that may be missing below the wanted count, as a number or a percentage rounded down; defaults to {@code
     * 25%}.
     */
    Optional<IntOrString> maxUnavailable();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableRollingUpdateDeployment.Builder {}
}
