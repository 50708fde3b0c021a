package dev.coracle.model.apps;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Method for swapping old pods for new ones during a rollout. */
@Value.Immutable
public interface DeploymentStrategy extends ModelValue, WithDeploymentStrategy {
    /** Nothing set. */
    DeploymentStrategy EMPTY = builder().build();

    /** Limits for a gradual rollout; allowed only when {@code type} is {@code RollingUpdate}. */
    Optional<RollingUpdateDeployment> rollingUpdate();

    /**
     * Rollout method: {@code RollingUpdate} (the default) goes step by step, {@code Recreate} stops all old pods
     * first.
     */
    Optional<String> type();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDeploymentStrategy.Builder {}
}
