package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import dev.coracle.model.JsonTree;
import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree as a type of the model, in one walk. Nulls count as absent, and so does the empty string where the type
 * does not tell them apart; inside lists and maps null stands for zero. Unknown fields are kept and noted.
 */
final class Decoder {
    private static final int LONGEST_QUOTE = 100;

    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> duplicates;

    /** A decoder for a tree in which these paths stand more than once. */
    Decoder(Collection<String> duplicates) {
        this.duplicates = duplicates.isEmpty() ? Collections.emptySet() : new HashSet<>(duplicates);
    }

    /** What strict decoding refuses, in the order of the text. */
    List<String> mistakes() {
        return mistakes;
    }

    <T extends ModelValue> T decode(Class<T> type, @Nullable Object tree, FieldPath path) {
        return type.cast(struct(Schema.of(type), tree, path));
    }

    private ModelValue struct(Schema schema, @Nullable Object tree, FieldPath path) {
        Schema.Draft draft = schema.draft();
        if (tree instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> entry : fields.entrySet())
                field(schema, draft, (String) entry.getKey(), entry.getValue(), path);
        } else if (tree != null) {
            throw mismatch(path, "an object", tree);
        }
        return draft.finish();
    }

    private void field(Schema schema, Schema.Draft draft, String name, @Nullable Object value, FieldPath parent) {
        FieldPath path = parent.child(name);
        Field field = schema.field(name);
        if (field == null && !namesType(schema, name)) {
            mistakes.add("unknown field " + quoted(path));
            if (value != null) draft.keep(name, JsonTree.frozen(value));
            return;
        }
        noteDuplicate(path);
        if (field != null && value != null && !isAbsent(field, value)) {
            draft.set(field, value(field.type(), value, path));
        }
    }

    private static boolean isAbsent(Field field, Object value) {
        return value.equals("")
                && field.optional()
                && !field.keepsEmpty()
                && field.type() instanceof FieldType.Plain plain
                && plain.scalar() == Scalar.STRING;
    }

    private static boolean namesType(Schema schema, String name) {
        return (name.equals("apiVersion") || name.equals("kind")) && TypeMeta.class.isAssignableFrom(schema.type());
    }

    private void noteDuplicate(FieldPath place) {
        if (!duplicates.isEmpty() && duplicates.contains(place.toString())) {
            mistakes.add("duplicate field " + quoted(place));
        }
    }

    private Object value(FieldType type, Object value, FieldPath path) {
        if (type instanceof FieldType.Plain plain) return scalar(plain.scalar(), value, path);
        if (type instanceof FieldType.Struct struct) return struct(struct.schema(), value, path);
        if (type instanceof FieldType.ListOf list) return list(list.element(), value, path);
        if (type instanceof FieldType.MapOf map) return map(map.value(), value, path);
        return JsonTree.frozen(value);
    }

    private List<Object> list(FieldType type, Object value, FieldPath path) {
        if (!(value instanceof List<?> elements)) throw mismatch(path, "a list", value);
        List<Object> result = new ArrayList<>(elements.size());
        for (Object element : elements) {
            FieldPath place = path.index(result.size());
            result.add(element == null ? zero(type, place) : value(type, element, place));
        }
        return result;
    }

    private Map<String, Object> map(FieldType type, Object value, FieldPath path) {
        if (!(value instanceof Map<?, ?> entries)) throw mismatch(path, "an object", value);
        Map<String, Object> result = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            String name = (String) key;
            FieldPath place = path.key(name);
            if (!duplicates.isEmpty()) noteDuplicate(path.child(name));
            result.put(name, entry == null ? zero(type, place) : value(type, entry, place));
        });
        return result;
    }

    private Object zero(FieldType type, FieldPath path) {
        if (type instanceof FieldType.Struct struct) return struct(struct.schema(), null, path);
        Object zero = type instanceof FieldType.Plain plain ? plain.scalar().zero() : null;
        if (zero == null) throw DecodeException.at(path, "must be a value, not null");
        return zero;
    }

    private static Object scalar(Scalar scalar, Object value, FieldPath path) {
        Object result;
        try {
            result = scalar.read(value);
        } catch (IllegalArgumentException e) {
            throw DecodeException.at(path, String.valueOf(e.getMessage()));
        }
        if (result != null) return result;
        DecodeException mismatch = mismatch(path, scalar.title(), value);
        boolean unquoted = scalar == Scalar.STRING && !(value instanceof Map) && !(value instanceof List);
        throw unquoted ? new DecodeException(mismatch.getMessage() + ": put it in quotes") : mismatch;
    }

    private static DecodeException mismatch(FieldPath path, String expected, Object value) {
        return DecodeException.at(path, "must be " + expected + ", not " + literal(value));
    }

    private static String literal(Object value) {
        if (value instanceof Map) return "an object";
        if (value instanceof List) return "a list";
        return value instanceof String text ? "\"" + shortened(text) + "\"" : value.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    private static String quoted(FieldPath path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
