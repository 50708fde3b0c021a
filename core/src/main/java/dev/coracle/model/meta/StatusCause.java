package dev.coracle.model.meta;

import dev.coracle.model.ModelValue;
import java.util.Optional;
import org.immutables.value.Value;

/** One detail of a failed request, e.g. an invalid field. */
@Value.Immutable
public interface StatusCause extends ModelValue, WithStatusCause {
    /** Path of the offending JSON field, e.g. {@code spec.containers[0].name}; absent if no field is concerned. */
    Optional<String> field();

    /** Description of the cause for people to read. */
    Optional<String> message();

    /** Cause for programs, e.g. {@code FieldValueInvalid} or {@code FieldValueRequired}; absent if unknown. */
    Optional<String> reason();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableStatusCause.Builder {}
}
