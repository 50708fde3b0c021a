package dev.coracle.model.schema;

import dev.coracle.model.Derived;
import dev.coracle.model.ModelValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one type of the model. Made once per type, on first use; safe for all threads. */
public final class Schema {
    private static final ClassValue<Schema> SCHEMAS = new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
            return new Schema(type.asSubclass(ModelValue.class));
        }
    };

    private final Class<? extends ModelValue> type;
    private final List<Field> fields;
    private final Map<String, Field> byName = new HashMap<>();
    private final MethodHandle newBuilder;
    private final MethodHandle build;
    private final Field unknownFields;

    private Schema(Class<? extends ModelValue> type) {
        this.type = type;
        Class<?> builder = builderOf(type);
        List<Field> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (isField(method)) found.add(new Field(method, builder));
        }
        unknownFields = found.stream()
                .filter(f -> f.name().equals("unknownFields"))
                .findFirst()
                .orElseThrow();
        found.remove(unknownFields);
        found.sort(Comparator.comparing(Field::name));
        fields = List.copyOf(found);
        fields.forEach(f -> byName.put(f.name(), f));
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            newBuilder = lookup.findConstructor(builder, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
            build = lookup.findVirtual(builder, "build", MethodType.methodType(type))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "no usable builder in " + type + ": is it, or its package, an @ApiValue?", e);
        }
    }

    /** The schema of a type, which must be one of the model's interfaces and not its implementation. */
    public static Schema of(Class<? extends ModelValue> type) {
        return SCHEMAS.get(type);
    }

    /** The interface it describes. */
    public Class<? extends ModelValue> type() {
        return type;
    }

    /** Fields in the order of their names; {@code apiVersion} and {@code kind} are not among them. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of this JSON name, or null. */
    public @Nullable Field field(String name) {
        return byName.get(name);
    }

    /** A new value with nothing set. */
    public Draft draft() {
        return new Draft();
    }

    /** A value in the making; for one thread, and used up by {@link #finish()}. */
    public final class Draft {
        private final Object builder;
        private final Map<String, Object> unknown = new LinkedHashMap<>();

        private Draft() {
            try {
                builder = (Object) newBuilder.invokeExact();
            } catch (Throwable e) {
                throw failure(e);
            }
        }

        /** Sets a field of this schema to a Java value of its type. */
        public void set(Field field, Object value) {
            field.set(builder, value);
        }

        /** Keeps the JSON value of a field that the model lacks. */
        public void keep(String name, Object value) {
            unknown.put(name, value);
        }

        /** The value. */
        public ModelValue finish() {
            if (!unknown.isEmpty()) unknownFields.set(builder, unknown);
            try {
                return (ModelValue) (Object) build.invokeExact(builder);
            } catch (Throwable e) {
                throw failure(e);
            }
        }

        private RuntimeException failure(Throwable e) {
            if (e instanceof Error error) throw error;
            return e instanceof RuntimeException known ? known : new IllegalStateException("cannot build " + type, e);
        }
    }

    private static boolean isField(Method method) {
        return method.getParameterCount() == 0
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !method.isAnnotationPresent(Derived.class);
    }

    private static Class<?> builderOf(Class<?> type) {
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.getSimpleName().equals("Builder")) return nested;
        }
        throw new IllegalArgumentException(type + " has no nested class Builder: is it a type of the model?");
    }
}
