package dev.coracle.model.core;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import dev.coracle.model.ListMap;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.PatchStrategy.Strategy;
import dev.coracle.model.Resource;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Identity under which pods and other programs authenticate to the API server. */
@GroupVersionKind(version = "v1", kind = "ServiceAccount")
@Resource(plural = "serviceaccounts", shortNames = "sa")
@Value.Immutable
public interface ServiceAccount extends ApiObject, WithServiceAccount {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "ServiceAccount";
    }

    /** Identity of the service account; its name must be a DNS subdomain. */
    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.EMPTY;
    }

    /** Whether pods get a token mounted unless they say otherwise; absent counts as {@code true}. */
    Optional<Boolean> automountServiceAccountToken();

    /** Registry credentials, in the same namespace, added to pods that name none themselves. */
    List<LocalObjectReference> imagePullSecrets();

    /**
     * Secrets in the same namespace that pods may use, enforced only by a deprecated annotation; not a place to find
     * tokens.
     */
    @PatchStrategy(value = Strategy.MERGE, mergeKey = "name")
    @ListMap("name")
    List<ObjectReference> secrets();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableServiceAccount.Builder {}
}
