package dev.coracle.model.json;

import dev.coracle.model.FieldPath;
import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree as a type of the model. Nulls count as absent, and so does the empty string where the type does not tell
 * them apart; unknown fields are kept and noted.
 */
final class Decoder {
    private final List<String> unknown = new ArrayList<>();

    /** Paths of the fields that the model lacks, in the order found. */
    List<String> unknown() {
        return unknown;
    }

    <T extends ModelValue> T decode(Class<T> type, @Nullable Object tree) {
        return type.cast(struct(Schema.of(type), tree, FieldPath.ROOT));
    }

    private ModelValue struct(Schema schema, @Nullable Object tree, FieldPath path) {
        if (tree != null && !(tree instanceof Map)) throw mismatch(path, "object", tree);
        Map<Field, Object> values = new LinkedHashMap<>();
        Map<String, Object> rest = new LinkedHashMap<>();
        boolean typed = TypeMeta.class.isAssignableFrom(schema.type());
        for (Map.Entry<?, ?> entry : tree == null ? List.<Map.Entry<?, ?>>of() : ((Map<?, ?>) tree).entrySet()) {
            String name = (String) entry.getKey();
            Object value = entry.getValue();
            Field field = schema.field(name);
            if (field != null) {
                if (value != null) set(values, field, value, path.child(name));
            } else if (!(typed && (name.equals("apiVersion") || name.equals("kind")))) {
                unknown.add(path.child(name).toString());
                if (value != null) rest.put(name, value);
            }
        }
        return schema.build(values, rest);
    }

    private void set(Map<Field, Object> values, Field field, Object value, FieldPath path) {
        boolean absent = value.equals("") && field.optional() && !field.keepsEmpty();
        if (!absent) values.put(field, value(field.type(), value, path));
    }

    private Object value(FieldType type, Object value, FieldPath path) {
        if (type instanceof FieldType.Plain plain) return scalar(plain.scalar(), value, path);
        if (type instanceof FieldType.Struct struct) return struct(struct.schema(), value, path);
        if (type instanceof FieldType.ListOf list) return list(list.element(), value, path);
        if (type instanceof FieldType.MapOf map) return map(map.value(), value, path);
        return value;
    }

    private List<Object> list(FieldType type, Object value, FieldPath path) {
        if (!(value instanceof List<?> elements)) throw mismatch(path, "array", value);
        List<Object> result = new ArrayList<>(elements.size());
        for (Object element : elements) {
            FieldPath place = path.index(result.size());
            if (element != null) {
                result.add(value(type, element, place));
            } else if (type instanceof FieldType.Struct struct) {
                result.add(struct(struct.schema(), null, place));
            } else {
                throw mismatch(place, "a value", "null");
            }
        }
        return result;
    }

    private Map<String, Object> map(FieldType type, Object value, FieldPath path) {
        if (!(value instanceof Map<?, ?> entries)) throw mismatch(path, "object", value);
        Map<String, Object> result = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            String name = (String) key;
            if (entry != null) result.put(name, value(type, entry, path.key(name)));
        });
        return result;
    }

    private static Object scalar(Scalar scalar, Object value, FieldPath path) {
        Object result;
        try {
            result = scalar.read(value);
        } catch (RuntimeException e) {
            throw DecodeException.at(path, "not a valid " + scalar.title() + ": " + e.getMessage());
        }
        if (result == null) throw mismatch(path, scalar.title(), value);
        return result;
    }

    private static DecodeException mismatch(FieldPath path, String expected, Object value) {
        String got = value instanceof Map ? "object" : value instanceof List ? "array" : literal(value);
        return DecodeException.at(path, "must be " + expected + ", not " + got);
    }

    private static String literal(Object value) {
        return value instanceof String
                ? "string \"" + value + "\""
                : (value instanceof Boolean ? "boolean " : "number ") + value;
    }
}
