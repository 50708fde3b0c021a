package dev.coracle.model.meta;

import dev.coracle.model.ModelValue;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Further information on a request's outcome: the object concerned, causes and retry advice. */
@Value.Immutable
public interface StatusDetails extends ModelValue, WithStatusDetails {
    /** Nothing set. */
    StatusDetails EMPTY = builder().build();

    /** Name of the object concerned, if there is a single one. */
    Optional<String> name();

    /** Individual causes of the failure, e.g. one per invalid field. */
    List<StatusCause> causes();

    /** API group of the object concerned. */
    Optional<String> group();

    /** Kind or resource name of the object concerned. */
    Optional<String> kind();

    /** Seconds to wait before trying again; absent or zero means no advice. */
    @Value.Default
    default int retryAfterSeconds() {
        return 0;
    }

    /** UID of the object concerned, if known. */
    Optional<String> uid();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStatusDetails.Builder {}
}
