package dev.coracle.model.schema;

import dev.coracle.model.ModelValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a field holds. */
public sealed interface FieldType {
    /** A text, number or the like: one JSON value without parts. */
    record Plain(Scalar scalar) implements FieldType {}

    /** An object with fields of its own. */
    record Struct(Class<? extends ModelValue> type) implements FieldType {
        /** Its fields. */
        public Schema schema() {
            return Schema.of(type);
        }
    }

    /** A list. */
    record ListOf(FieldType element) implements FieldType {}

    /** A map with text keys. */
    record MapOf(FieldType value) implements FieldType {}

    /** Any JSON at all: maps, lists, texts, numbers, booleans. */
    record Free() implements FieldType {}

    /** Reads a Java type of the model; {@link Optional} is looked through. */
    static FieldType of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) return new ListOf(of(arguments[0]));
            if (generic.getRawType() == Map.class) return new MapOf(of(arguments[1]));
            if (generic.getRawType() == Optional.class) return of(arguments[0]);
        } else if (type == Object.class) {
            return new Free();
        } else if (type instanceof Class<?> plain) {
            if (ModelValue.class.isAssignableFrom(plain)) return new Struct(plain.asSubclass(ModelValue.class));
            return new Plain(Scalar.of(plain));
        }
        throw new IllegalArgumentException("not a type of the model: " + type);
    }
}
