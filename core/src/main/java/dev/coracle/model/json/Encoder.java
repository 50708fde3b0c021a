package dev.coracle.model.json;

import dev.coracle.model.ModelValue;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of the model. The form is canonical: {@code apiVersion} and {@code kind} first, then fields and map
 * entries in the order of their names; what is absent, empty, zero or false is left out unless the API requires it.
 */
final class Encoder {
    private final Sink sink;

    Encoder(Sink sink) {
        this.sink = sink;
    }

    void encode(ModelValue value, Schema schema) {
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
            }
        }
        if (!value.unknownFields().isEmpty()) entries(new TreeMap<>(value.unknownFields()));
        sink.endObject();
    }

    private void entry(String name, String text) {
        sink.name(name);
        sink.scalar(text);
    }

    private static boolean isZero(Field field, Object content) {
        if (content instanceof Collection<?> list) return list.isEmpty();
        if (content instanceof Map<?, ?> map) return map.isEmpty();
        if (field.optional()) return false;
        return content.equals(false)
                || content.equals("")
                || (content instanceof Number number && number.longValue() == 0);
    }

    private void value(FieldType type, Object content) {
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
            new TreeMap<>((Map<?, ?>) content).forEach((key, entry) -> {
                sink.name((String) key);
                value(map.value(), entry);
            });
            sink.endObject();
        } else {
            free(content);
        }
    }

    /** Writes a tree. */
    void free(@Nullable Object tree) {
        if (tree == null) {
            sink.nothing();
        } else if (tree instanceof Map<?, ?> map) {
            sink.startObject();
            entries(map);
            sink.endObject();
        } else if (tree instanceof List<?> list) {
            sink.startArray();
            list.forEach(this::free);
            sink.endArray();
        } else {
            sink.scalar(tree);
        }
    }

    private void entries(Map<?, ?> map) {
        map.forEach((key, entry) -> {
            sink.name((String) key);
            free(entry);
        });
    }
}
