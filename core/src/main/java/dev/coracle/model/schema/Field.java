package dev.coracle.model.schema;

import dev.coracle.model.AlwaysWritten;
import dev.coracle.model.Atomic;
import dev.coracle.model.Granular;
import dev.coracle.model.JsonName;
import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ListMap;
import dev.coracle.model.ListSet;
import dev.coracle.model.PatchStrategy;
import dev.coracle.model.Required;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One field of a type: its JSON name, what it holds, and how it is read and set. */
public final class Field {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(Object.class, Object.class, Object.class);

    /** After so many reads a class of its own pays for a field; most fields of most programs never get there. */
    private static final int HOT = 2000;

    private final Method accessor;
    private final String name;
    private final Class<?> builder;
    private final boolean required;
    private final boolean alwaysWritten;
    private final boolean optional;
    private final boolean keepsEmpty;
    private @Nullable FieldType type;
    private @Nullable MethodHandle getter;
    private @Nullable UnaryOperator<Object> fastGetter;
    private int reads;
    private @Nullable MethodHandle setter;

    Field(Method accessor, Class<?> builder) {
        JsonName renamed = accessor.getAnnotation(JsonName.class);
        this.accessor = accessor;
        this.name = renamed == null ? accessor.getName() : renamed.value();
        this.builder = builder;
        this.required = accessor.isAnnotationPresent(Required.class);
        this.alwaysWritten = accessor.isAnnotationPresent(AlwaysWritten.class);
        this.optional = accessor.getReturnType() == Optional.class;
        this.keepsEmpty = accessor.isAnnotationPresent(KeepEmpty.class);
    }

    /** Name in JSON. */
    public String name() {
        return name;
    }

    /** What it holds; resolved when first asked for, so that unused types are not loaded. */
    public FieldType type() {
        FieldType known = type;
        if (known == null) type = known = FieldType.of(accessor.getGenericReturnType());
        return known;
    }

    /** Whether the API names it as required. */
    public boolean required() {
        return required;
    }

    /** Whether it is written even where it is absent and not required. */
    public boolean alwaysWritten() {
        return alwaysWritten;
    }

    /** Whether Java sees its absence as an empty {@link Optional} and not as zero. */
    public boolean optional() {
        return optional;
    }

    /** Whether the empty string differs from absence. */
    public boolean keepsEmpty() {
        return keepsEmpty;
    }

    /** How a strategic merge patch treats it, where that differs from the rule. */
    public Optional<PatchStrategy> patchStrategy() {
        return Optional.ofNullable(accessor.getAnnotation(PatchStrategy.class));
    }

    /** Key fields of a list whose elements are merged; empty for any other field. */
    public List<String> listKeys() {
        ListMap keys = accessor.getAnnotation(ListMap.class);
        return keys == null ? List.of() : List.of(keys.value());
    }

    /** Whether it is a list that holds each value once. */
    public boolean isSet() {
        return accessor.isAnnotationPresent(ListSet.class);
    }

    /** Whether it is owned and replaced as a whole. */
    public boolean isAtomic() {
        if (accessor.isAnnotationPresent(Granular.class)) return false;
        return accessor.isAnnotationPresent(Atomic.class)
                || (type() instanceof FieldType.Struct struct && struct.type().isAnnotationPresent(Atomic.class))
                || (type() instanceof FieldType.ListOf && !isSet() && listKeys().isEmpty());
    }

    /** Its value in an object; null for an empty {@link Optional}. */
    public @Nullable Object get(Object value) {
        UnaryOperator<Object> fast = fastGetter;
        Object result = fast == null ? getSlowly(value) : fast.apply(value);
        return optional ? ((Optional<?>) result).orElse(null) : result;
    }

    private Object getSlowly(Object value) {
        MethodHandle known = getter;
        if (known == null) getter = known = findGetter();
        if (++reads == HOT) fastGetter = FastGetter.of(accessor);
        try {
            return (Object) known.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + this, e);
        }
    }

    void set(Object target, Object value) {
        MethodHandle known = setter;
        if (known == null) setter = known = findSetter();
        try {
            Object ignored = (Object) known.invokeExact(target, optional ? Optional.of(value) : value);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + this, e);
        }
    }

    private MethodHandle findGetter() {
        try {
            return MethodHandles.publicLookup().unreflect(accessor).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to " + this, e);
        }
    }

    private MethodHandle findSetter() {
        Class<?> raw = accessor.getReturnType();
        Class<?> argument = raw == List.class ? Iterable.class : raw;
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(builder, accessor.getName(), MethodType.methodType(builder, argument))
                    .asType(SETTER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no setter for " + this, e);
        }
    }

    @Override
    public String toString() {
        return accessor.getDeclaringClass().getSimpleName() + "." + name;
    }
}
