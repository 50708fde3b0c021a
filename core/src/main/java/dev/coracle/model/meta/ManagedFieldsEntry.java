package dev.coracle.model.meta;

import dev.coracle.model.FieldsV1;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Time;
import java.util.Optional;
import org.immutables.value.Value;

/** Set of an object's fields owned by one manager through one kind of operation. */
@Value.Immutable
public interface ManagedFieldsEntry extends ModelValue, WithManagedFieldsEntry {
    /** API version, as {@code group/version}, in which the field set is expressed. */
    Optional<String> apiVersion();

    /** Format of the field set; always {@code FieldsV1}. */
    Optional<String> fieldsType();

    /** Owned fields in {@code FieldsV1} format, a JSON tree of field paths. */
    Optional<FieldsV1> fieldsV1();

    /** Name of the client that owns the fields. */
    Optional<String> manager();

    /** Way in which ownership arose: {@code Apply} (server-side apply) or {@code Update}. */
    Optional<String> operation();

    /** Subresource through which the change was made, e.g. {@code status}; empty for the main resource. */
    Optional<String> subresource();

    /** RFC 3339 time at which the entry was added or its fields last changed. */
    Optional<Time> time();

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableManagedFieldsEntry.Builder {}
}
