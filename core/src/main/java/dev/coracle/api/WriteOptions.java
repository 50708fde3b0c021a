package dev.coracle.api;

import org.immutables.value.Value;

/** How a write is meant. */
@Value.Immutable
public interface WriteOptions extends WithWriteOptions {
    /** A plain write. */
    WriteOptions PLAIN = builder().build();

    /** Whether to go through every step but the last: nothing is stored. */
    @Value.Default
    default boolean dryRun() {
        return false;
    }

    /** Who is said to own the fields written; empty for the client's name. */
    @Value.Default
    default String fieldManager() {
        return "";
    }

    /** What happens to unknown and duplicate fields. */
    @Value.Default
    default FieldValidation fieldValidation() {
        return FieldValidation.WARN;
    }

    /** Whether an apply takes over fields that others own. */
    @Value.Default
    default boolean force() {
        return false;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #PLAIN}. */
    final class Builder extends ImmutableWriteOptions.Builder {}

    /** What happens to fields that the server does not know, and to fields that stand twice. */
    enum FieldValidation {
        /** They pass in silence. */
        IGNORE,
        /** They pass with a warning. */
        WARN,
        /** The request is refused. */
        STRICT
    }
}
