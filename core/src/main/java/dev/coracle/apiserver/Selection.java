package dev.coracle.apiserver;

import dev.coracle.api.ListOptions;
import dev.coracle.api.Refusals;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.selector.FieldSelector;
import dev.coracle.model.selector.Selector;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which objects of a kind a request is about. */
final class Selection<T extends ApiObject> {
    private final ServedKind<T> kind;
    private final Selector labels;
    private final FieldSelector fields;

    private Selection(ServedKind<T> kind, Selector labels, FieldSelector fields) {
        this.kind = kind;
        this.labels = labels;
        this.fields = fields;
    }

    /** Reads the selectors of a request. */
    static <T extends ApiObject> Selection<T> of(ServedKind<T> kind, ListOptions options) {
        try {
            FieldSelector fields = FieldSelector.parse(options.fieldSelector());
            for (FieldSelector.Term term : fields.terms()) check(kind, term.field());
            return new Selection<>(kind, Selector.parse(options.labelSelector()), fields);
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void check(ServedKind<?> kind, String field) {
        if (isMetadata(field) || kind.selectableFields().containsKey(field)) return;
        throw new IllegalArgumentException(
                kind.selectableFields().isEmpty()
                        ? "\"" + field
                                + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                        : "field label not supported: " + field);
    }

    private static boolean isMetadata(String field) {
        return field.equals("metadata.name") || field.equals("metadata.namespace");
    }

    boolean matches(T object) {
        return (labels.isEverything() || labels.matches(object.labels()))
                && (fields.isEverything() || fields.matches(f -> value(object, f)));
    }

    private String value(T object, String field) {
        if (field.equals("metadata.name")) return object.name();
        if (field.equals("metadata.namespace")) return object.namespace();
        Map<String, Function<T, String>> selectable = kind.selectableFields();
        Function<T, String> reader = selectable.get(field);
        return reader == null ? "" : reader.apply(object);
    }

    /** The one name that can match, where the selection names one. */
    Optional<String> name() {
        return fields.required("metadata.name");
    }

    /** The one value of the kind's indexed field that can match, where the selection names one. */
    Optional<String> indexedValue() {
        return kind.indexedField().flatMap(fields::required);
    }

    boolean isEverything() {
        return labels.isEverything() && fields.isEverything();
    }
}
