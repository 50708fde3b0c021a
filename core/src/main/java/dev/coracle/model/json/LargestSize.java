package dev.coracle.model.json;

import dev.coracle.model.MicroTime;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Quantity;
import dev.coracle.model.Time;
import dev.coracle.model.meta.TypeMeta;
import dev.coracle.model.schema.Field;
import dev.coracle.model.schema.FieldType;
import dev.coracle.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the text of a value takes at most, in bytes: looks at lengths, and makes no text. */
final class LargestSize {
    /** A character outside of ASCII takes 3 bytes, half of a pair 2, and a control character 6, as an escape. */
    private static final int MOST_PER_CHARACTER = 6;

    /** More than any number, boolean, null, time or quantity, with a comma. */
    private static final int WORD = 48;

    private static final int QUOTES_AND_COMMA = 4;

    private LargestSize() {}

    static long of(ModelValue value, Schema schema) {
        long size = 2 + free(value.unknownFields());
        if (value instanceof TypeMeta typed) size += 64 + text(typed.apiVersion()) + text(typed.kind());
        for (Field field : schema.fields()) size += of(field, field.get(value));
        return size;
    }

    private static long of(Field field, @Nullable Object content) {
        if (content == null) return field.alwaysWritten() ? field.name().length() + WORD : 0;
        if (!isEmpty(field.type(), content))
            return field.name().length() + QUOTES_AND_COMMA + of(field.type(), content);
        return field.required() || field.optional() ? field.name().length() + WORD : 0;
    }

    /** What a value has more than another of its type had: whatever is not the very same is new. */
    static long growth(ModelValue value, ModelValue before, Schema schema) {
        if (value == before) return 0;
        long size = value.unknownFields().equals(before.unknownFields()) ? 0 : free(value.unknownFields());
        for (Field field : schema.fields()) {
            Object content = field.get(value);
            Object old = field.get(before);
            if (content == old) continue;
            FieldType type = field.type();
            size += content == null || old == null || isEmpty(type, old)
                    ? of(field, content)
                    : growth(type, content, old);
        }
        return size;
    }

    private static long growth(FieldType type, Object content, Object old) {
        if (content == old) return 0;
        if (type instanceof FieldType.Struct struct)
            return growth((ModelValue) content, (ModelValue) old, struct.schema());
        if (!(type instanceof FieldType.ListOf list)) return of(type, content);
        long size = 2;
        int i = 0;
        List<?> before = (List<?>) old;
        for (Object element : (List<?>) content) {
            size += i < before.size()
                    ? growth(list.element(), element, before.get(i))
                    : 1 + of(list.element(), element);
            i++;
        }
        return size;
    }

    /** Asks the type, not the value: of which interfaces a value's class is takes the JVM longer to find out. */
    private static boolean isEmpty(FieldType type, Object content) {
        if (type instanceof FieldType.Plain || type instanceof FieldType.Struct) return false;
        if (type instanceof FieldType.ListOf) return ((List<?>) content).isEmpty();
        if (type instanceof FieldType.MapOf) return ((Map<?, ?>) content).isEmpty();
        return (content instanceof List<?> list && list.isEmpty())
                || (content instanceof Map<?, ?> map && map.isEmpty());
    }

    private static long of(FieldType type, Object content) {
        if (content instanceof String text) return text(text);
        if (type instanceof FieldType.Struct struct) return of((ModelValue) content, struct.schema());
        if (type instanceof FieldType.Plain plain)
            return isWord(content) ? WORD : free(plain.scalar().write(content));
        long size = 2;
        if (type instanceof FieldType.ListOf list) {
            for (Object element : (List<?>) content) size += 1 + of(list.element(), element);
        } else if (type instanceof FieldType.MapOf map) {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) content).entrySet()) {
                size += text((String) entry.getKey()) + of(map.value(), entry.getValue());
            }
        } else {
            size += free(content);
        }
        return size;
    }

    private static boolean isWord(Object content) {
        return content instanceof Boolean
                || content instanceof Integer
                || content instanceof Long
                || content instanceof Quantity
                || content instanceof Time
                || content instanceof MicroTime;
    }

    private static long free(@Nullable Object tree) {
        if (tree instanceof String text) return text(text);
        long size = 2;
        if (tree instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) size += text((String) entry.getKey()) + free(entry.getValue());
        } else if (tree instanceof List<?> list) {
            for (Object element : list) size += 1 + free(element);
        } else if (tree != null) {
            size += WORD + tree.toString().length();
        } else {
            size += WORD;
        }
        return size;
    }

    private static long text(String text) {
        return QUOTES_AND_COMMA + (long) text.length() * MOST_PER_CHARACTER;
    }
}
