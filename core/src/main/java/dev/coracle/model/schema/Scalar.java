package dev.coracle.model.schema;

import dev.coracle.model.Bytes;
import dev.coracle.model.FieldsV1;
import dev.coracle.model.IntOrString;
import dev.coracle.model.MicroTime;
import dev.coracle.model.Quantity;
import dev.coracle.model.Time;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that stand as one JSON value, and how they are read and written. JSON values are {@link String},
 * {@link Boolean}, {@link Long}, {@link BigDecimal}, and maps for {@link #FIELDS_V1}.
 */
public enum Scalar {
    /** Text. */
    STRING("a string"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** Whole number of 32 bits. */
    INT32("a whole number from -2147483648 to 2147483647"),
    /** Whole number of 64 bits. */
    INT64("a whole number of 64 bits"),
    /** Amount of a resource; a bare number is accepted too. */
    QUANTITY("a quantity such as 500m, 2 or 1.5Gi"),
    /** Number or text. */
    INT_OR_STRING("a whole number of 32 bits or a string"),
    /** Moment in seconds. */
    TIME("a time such as 2026-01-02T03:04:05Z"),
    /** Moment in microseconds. */
    MICRO_TIME("a time such as 2026-01-02T03:04:05.678901Z"),
    /** Bytes as base64. */
    BYTES("a base64 string"),
    /** Tree of owned fields. */
    FIELDS_V1("an object");

    private final String title;

    Scalar(String title) {
        this.title = title;
    }

    static Scalar of(Class<?> type) {
        if (type == String.class) return STRING;
        if (type == boolean.class || type == Boolean.class) return BOOLEAN;
        if (type == int.class || type == Integer.class) return INT32;
        if (type == long.class || type == Long.class) return INT64;
        if (type == Quantity.class) return QUANTITY;
        if (type == IntOrString.class) return INT_OR_STRING;
        if (type == Time.class) return TIME;
        if (type == MicroTime.class) return MICRO_TIME;
        if (type == Bytes.class) return BYTES;
        if (type == FieldsV1.class) return FIELDS_V1;
        throw new IllegalArgumentException("not a scalar of the model: " + type);
    }

    /** What a value must be, to stand after "must be". */
    public String title() {
        return title;
    }

    /**
     * The Java value that a JSON value stands for; null where it is of another type.
     *
     * @throws IllegalArgumentException where it is of the right type and malformed; the message says what it must be
     */
    public @Nullable Object read(Object json) {
        return switch (this) {
            case STRING -> json instanceof String ? json : null;
            case BOOLEAN -> json instanceof Boolean ? json : null;
            case INT32 -> toInt(json);
            case INT64 -> json instanceof Long ? json : null;
            case QUANTITY -> toQuantity(json);
            case INT_OR_STRING -> toIntOrString(json);
            case TIME -> json instanceof String text ? Time.parse(text) : null;
            case MICRO_TIME -> json instanceof String text ? MicroTime.parse(text) : null;
            case BYTES -> json instanceof String text ? Bytes.base64(text) : null;
            case FIELDS_V1 -> toFields(json);
        };
    }

    /** The JSON value of a Java value. */
    public Object write(Object value) {
        return switch (this) {
            case STRING, BOOLEAN, INT64 -> value;
            case INT32 -> ((Integer) value).longValue();
            case QUANTITY, TIME, MICRO_TIME, BYTES -> value.toString();
            case INT_OR_STRING -> fromIntOrString((IntOrString) value);
            case FIELDS_V1 -> ((FieldsV1) value).tree();
        };
    }

    /**
     * What null stands for inside a list or a map, where it cannot mean absence: zero, as Go decodes it; null where the
     * type has no zero.
     */
    public @Nullable Object zero() {
        return switch (this) {
            case STRING -> "";
            case BOOLEAN -> false;
            case INT32 -> 0;
            case INT64 -> 0L;
            case QUANTITY -> Quantity.ZERO;
            case INT_OR_STRING -> IntOrString.of(0);
            case BYTES -> Bytes.utf8("");
            case TIME, MICRO_TIME, FIELDS_V1 -> null;
        };
    }

    private static @Nullable Integer toInt(Object json) {
        return json instanceof Long number && number.intValue() == number ? Integer.valueOf(number.intValue()) : null;
    }

    private static @Nullable Quantity toQuantity(Object json) {
        if (json instanceof String text) return Quantity.parse(text);
        if (!(json instanceof Number)) return null;
        return Quantity.parse(
                json instanceof BigDecimal number && isShort(number) ? number.toPlainString() : json.toString());
    }

    /** Whether it can be written without an exponent: 1e999999999 as well, but in a thousand million digits. */
    private static boolean isShort(BigDecimal number) {
        return number.scale() >= 0 && number.scale() < 100;
    }

    private static @Nullable IntOrString toIntOrString(Object json) {
        if (json instanceof String text) return IntOrString.of(text);
        Integer number = toInt(json);
        return number == null ? null : IntOrString.of(number);
    }

    private static Object fromIntOrString(IntOrString either) {
        if (either.isInt()) return (long) either.intValue();
        return either.toString();
    }

    @SuppressWarnings("unchecked") // a JSON object has text keys
    private static @Nullable FieldsV1 toFields(Object json) {
        return json instanceof Map<?, ?> tree ? FieldsV1.of((Map<String, Object>) tree) : null;
    }
}
