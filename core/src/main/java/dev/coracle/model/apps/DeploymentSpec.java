package dev.coracle.model.apps;

import dev.coracle.model.ModelValue;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Required;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** Desired state of a Deployment: how many pods, from which template, and how updates are carried out. */
@Value.Immutable
public interface DeploymentSpec extends ModelValue, WithDeploymentSpec {
    /** Nothing set. */
    DeploymentSpec EMPTY = builder().build();

    /**
     * Seconds a new pod has to stay ready without a container crash before it counts as available; defaults to 0.
     */
    @Value.Default
    default int minReadySeconds() {
        return 0;
    }

    /**
     * Whether rollouts are suspended, so that template changes have no effect until resumed; absent means {@code
     * false}.
     */
    @Value.Default
    default boolean paused() {
        return false;
    }

    /**
     * Seconds a rollout may go without progress before it is reported as failed; defaults to 600 and is not counted
     * while paused.
     */
    Optional<Integer> progressDeadlineSeconds();

    /** Wanted number of pods; defaults to 1, and an explicit 0 is allowed. */
    Optional<Integer> replicas();

    /** Number of superseded ReplicaSets kept for rollback; defaults to 10. */
    Optional<Integer> revisionHistoryLimit();

    /**
     * Label query for the pods owned by this Deployment; required, immutable, and has to match the template's labels.
     */
    @Required
    Optional<LabelSelector> selector();

    /** How old pods give way to new ones; absent means a rolling update with default limits. */
    @PatchStrategy(Strategy.RETAIN_KEYS)
    @Value.Default
    default DeploymentStrategy strategy() {
        return DeploymentStrategy.EMPTY;
    }

    /**
     * Blueprint for the pods; only {@code Always} is accepted as its restart policy, and every change starts a
     * rollout.
     */
    @Required
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDeploymentSpec.Builder {}
}
