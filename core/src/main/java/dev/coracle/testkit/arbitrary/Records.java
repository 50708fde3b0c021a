package dev.coracle.testkit.arbitrary;

import dev.coracle.model.json.Json;
import dev.coracle.simulation.fault.FaultPlan;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back: an object of their components, without those that say nothing. Components are records, lists, texts,
 * numbers, truth values, durations and enums, and plans of faults in their own form.
 */
final class Records {
    private Records() {}

    static String toJson(Object value) {
        return Json.treeToText(write(value, value.getClass()));
    }

    static <T> T fromJson(Class<T> type, String json) {
        try {
            return type.cast(read(Json.parse(json).tree(), type));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** The same record with one component saying nothing, for each component that says something. */
    static <T extends Record> Stream<T> plainer(T value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        @Nullable Object[] parts = parts(value);
        List<T> plainer = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Type type = components[i].getGenericType();
            Object nothing = nothing(type);
            if (nothing == null || nothing.equals(parts[i])) continue;
            @Nullable Object[] changed = parts.clone();
            changed[i] = nothing;
            @SuppressWarnings("unchecked")
            T made = (T) make(value.getClass(), changed);
            plainer.add(made);
        }
        return plainer.stream();
    }

    private static @Nullable Object[] parts(Object value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(it -> part(it, value))
                .toArray();
    }

    private static Object part(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Class<?> type, @Nullable Object[] parts) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object write(Object value, Type declared) {
        if (value instanceof FaultPlan plan) return tree(plan.toJson());
        if (value instanceof Record) return object(value);
        if (value instanceof Duration duration) return duration.toString();
        if (value instanceof Enum<?> constant) return constant.name();
        if (value instanceof Double number) return BigDecimal.valueOf(number);
        if (!(value instanceof List<?> list)) return value;
        List<Object> written = new ArrayList<>();
        for (Object element : list) written.add(write(element, element(declared)));
        return written;
    }

    private static Object tree(String json) {
        return Objects.requireNonNull(Json.parse(json).tree());
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(component, value);
            if (part.equals(nothing(component.getGenericType()))) continue;
            object.put(component.getName(), write(part, component.getGenericType()));
        }
        return object;
    }

    /** What a component of this type is that says nothing; null where it always says something. */
    private static @Nullable Object nothing(Type type) {
        if (type == int.class) return 0;
        if (type == long.class) return 0L;
        if (type == double.class) return 0.0;
        if (type == boolean.class) return false;
        if (type == String.class) return "";
        if (type == Duration.class) return Duration.ZERO;
        if (type == FaultPlan.class) return FaultPlan.NONE;
        if (type instanceof ParameterizedType) return List.of();
        if (type instanceof Class<?> known && known.isEnum()) return known.getEnumConstants()[0];
        return null;
    }

    private static Object read(@Nullable Object tree, Type type) {
        if (type == FaultPlan.class) return FaultPlan.fromJson(Json.treeToText(tree));
        if (tree instanceof Number number) return number(number, type);
        if (tree instanceof Boolean truth) return truth;
        if (tree instanceof String text) return text(text, type);
        if (tree instanceof Map<?, ?> object && type instanceof Class<?> known) return record(object, known);
        if (tree instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : list) elements.add(read(element, element(type)));
            return List.copyOf(elements);
        }
        throw new IllegalArgumentException(tree + " where there should be " + type.getTypeName());
    }

    private static Object number(Number number, Type type) {
        if (type == int.class) return Math.toIntExact(number.longValue());
        return type == double.class ? (Object) number.doubleValue() : (Object) number.longValue();
    }

    private static Object text(String text, Type type) {
        if (type == Duration.class) return Duration.parse(text);
        if (!(type instanceof Class<?> known && known.isEnum())) return text;
        return Arrays.stream(known.getEnumConstants())
                .filter(it -> ((Enum<?>) it).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + known.getSimpleName() + " is called " + text));
    }

    private static Object record(Map<?, ?> object, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Type part = components[i].getGenericType();
            Object written = object.get(components[i].getName());
            parts[i] = written == null ? nothing(part) : read(written, part);
            if (parts[i] == null)
                throw new IllegalArgumentException(type.getSimpleName() + " lacks " + components[i].getName());
        }
        return make(type, parts);
    }

    private static Type element(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
