package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** State of dynamic kubelet configuration; a leftover of a feature that Kubernetes no longer supports. */
@Value.Immutable
public interface NodeConfigStatus extends ModelValue, WithNodeConfigStatus {
    /** Configuration that the kubelet is running with; absent means its local one. */
    Optional<NodeConfigSource> active();

    /** Configuration that the kubelet will try to use, as saved to disk. */
    Optional<NodeConfigSource> assigned();

    /** Problem with applying the assigned configuration, in words; absent means none. */
    Optional<String> error();

    /** Configuration to fall back to when the assigned one fails; absent means the local one. */
    Optional<NodeConfigSource> lastKnownGood();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableNodeConfigStatus.Builder {}
}
