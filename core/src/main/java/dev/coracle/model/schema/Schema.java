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
            throw new IllegalStateException("no usable builder in " + type, e);
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

    /**
     * Makes a value.
     *
     * @param values Java values by field, for the fields that are set
     * @param unknown JSON values of fields that the model lacks
     */
    public ModelValue build(Map<Field, Object> values, Map<String, Object> unknown) {
        try {
            Object builder = (Object) newBuilder.invokeExact();
            for (Map.Entry<Field, Object> entry : values.entrySet())
                entry.getKey().set(builder, entry.getValue());
            if (!unknown.isEmpty()) unknownFields.set(builder, unknown);
            return (ModelValue) (Object) build.invokeExact(builder);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot build " + type, e);
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
