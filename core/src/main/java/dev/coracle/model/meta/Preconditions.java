package dev.coracle.model.meta;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** Conditions on the stored object for an operation to go ahead; otherwise it fails with a conflict. */
@Value.Immutable
public interface Preconditions extends ModelValue, WithPreconditions {
    /** Version the stored object must have; absent means any. */
    @KeepEmpty
    Optional<String> resourceVersion();

    /** UID the stored object must have; absent means any. */
    @KeepEmpty
    Optional<String> uid();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePreconditions.Builder {}
}
