package dev.coracle.model.meta;

import dev.coracle.model.Derived;
import dev.coracle.model.GroupVersionKind;
import java.util.Optional;
import org.immutables.value.Value;

/** Outcome of a request that returns no object, in particular an error. */
@GroupVersionKind(version = "v1", kind = "Status")
@Value.Immutable
public interface Status extends TypeMeta, WithStatus {
    @Override
    @Derived
    default String apiVersion() {
        return "v1";
    }

    @Override
    @Derived
    default String kind() {
        return "Status";
    }

    /** List-style metadata; normally empty. */
    @Value.Default
    default ListMeta metadata() {
        return ListMeta.EMPTY;
    }

    /** Result of the request: {@code Success} or {@code Failure}. */
    Optional<String> status();

    /** HTTP status code suggested for the outcome; {@code 0} if not set. */
    @Value.Default
    default int code() {
        return 0;
    }

    /** Further information that depends on {@code reason}; may be absent. */
    Optional<StatusDetails> details();

    /** Description of the outcome for people to read. */
    Optional<String> message();

    /** CamelCase cause of a failure for programs, e.g. {@code NotFound} or {@code Conflict}; absent if unknown. */
    Optional<String> reason();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStatus.Builder {}
}
