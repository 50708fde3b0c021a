package dev.coracle.model.json;

import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Scalar;
import dev.coracle.model.schema.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of the model. The form is canonical: {@code apiVersion} and {@code kind} first, then fields in the
 * order of their names, then unknown ones; entries of maps in the order of their keys. What is absent, empty, zero or
 * false is left out unless the API requires it.
 */
final class Encoder {
    private final Sink sink;

    Encoder(Sink sink) {
        this.sink = sink;
    }

    void encode(ModelValue value, Schema schema) throws IOException {
        sink.startObject();
        if (value instanceof TypeMeta typed) {
            entry("apiVersion", typed.apiVersion());
            entry("kind", typed.kind());
        }
        for (Field field : schema.fields()) {
            Object content = field.get(value);
            if (content != null && (field.required() || !isZero(field, content))) {
                sink.name(field.name());
                value(field.type(), content);
            } else if (field.alwaysWritten()) {
                sink.name(field.name());
                absent(field.type());
            }
        }
        entries(value.unknownFields());
        sink.endObject();
    }

    private void entry(String name, String text) throws IOException {
        sink.name(name);
        sink.scalar(text);
    }

    private void absent(FieldType type) throws IOException {
        if (type instanceof FieldType.Plain plain && plain.scalar() == Scalar.STRING) sink.scalar("");
        else sink.nothing();
    }

    private static boolean isZero(Field field, Object content) {
        if (content instanceof Collection<?> list) return list.isEmpty();
        if (content instanceof Map<?, ?> map) return map.isEmpty();
        if (field.optional()) return false;
        return content.equals(false)
                || content.equals("")
                || (content instanceof Number number && number.longValue() == 0);
    }

    private void value(FieldType type, Object content) throws IOException {
        if (type instanceof FieldType.Plain plain) {
            free(plain.scalar().write(content));
        } else if (type instanceof FieldType.Struct struct) {
            encode((ModelValue) content, struct.schema());
        } else if (type instanceof FieldType.ListOf list) {
            sink.startArray();
            for (Object element : (List<?>) content) value(list.element(), element);
            sink.endArray();
        } else if (type instanceof FieldType.MapOf map) {
            sink.startObject();
            Map<?, ?> entries = (Map<?, ?>) content;
            for (Object key : sortedKeys(entries)) {
                sink.name((String) key);
                value(map.value(), Objects.requireNonNull(entries.get(key)));
            }
            sink.endObject();
        } else {
            free(content);
        }
    }

    /** Writes a tree. */
    void free(@Nullable Object tree) throws IOException {
        if (tree == null) {
            sink.nothing();
        } else if (tree instanceof Map<?, ?> map) {
            sink.startObject();
            entries(map);
            sink.endObject();
        } else if (tree instanceof List<?> list) {
            sink.startArray();
            for (Object element : list) free(element);
            sink.endArray();
        } else {
            sink.scalar(tree);
        }
    }

    private void entries(Map<?, ?> map) throws IOException {
        for (Object key : sortedKeys(map)) {
            sink.name((String) key);
            free(map.get(key));
        }
    }

    /** What was read from canonical text is sorted already: looking is cheaper than copying. */
    private static Collection<?> sortedKeys(Map<?, ?> map) {
        String last = "";
        for (Object key : map.keySet()) {
            String name = (String) key;
            if (name.compareTo(last) < 0) return new TreeSet<Object>(map.keySet());
            last = name;
        }
        return map.keySet();
    }
}
