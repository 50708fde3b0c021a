package dev.coracle.model.apps;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import org.immutables.value.Value;

/**
 * Keeps a stateless set of interchangeable pods running and rolls out template changes by replacing one ReplicaSet
 * with another.
 */
@GroupVersionKind(group = "apps", version = "v1", kind = "Deployment")
@Resource(plural = "deployments", shortNames = "deploy", categories = "all")
@Value.Immutable
public interface Deployment extends ApiObject, WithDeployment {
    @Override
    @Derived
    default String apiVersion() {
        return "apps/v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Deployment";
    }

    /** Object identity, labels and annotations. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Desired pods and rollout behaviour. */
    @Value.Default
    default DeploymentSpec spec() {
        return DeploymentSpec.EMPTY;
    }

    /** Rollout progress last reported by the deployment controller; read-only for ordinary clients. */
    @Value.Default
    default DeploymentStatus status() {
        return DeploymentStatus.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableDeployment.Builder {}
}
