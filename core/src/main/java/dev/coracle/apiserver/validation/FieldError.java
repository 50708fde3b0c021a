package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.IntOrString;
import dev.coracle.model.ModelValue;
import dev.coracle.model.json.Json;
import dev.coracle.model.meta.StatusCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with an object.
 *
 * @param kind what sort of mistake
 * @param path where
 * @param message what, without the place
 */
public record FieldError(Kind kind, FieldPath path, String message) {
    /** The sorts of mistakes, with the reason that programs see. */
    public enum Kind {
        /** A value is missing. */
        REQUIRED("FieldValueRequired"),
        /** A value is malformed or out of range. */
        INVALID("FieldValueInvalid"),
        /** A value must be unique and is not. */
        DUPLICATE("FieldValueDuplicate"),
        /** A value is none of those known. */
        NOT_SUPPORTED("FieldValueNotSupported"),
        /** A value may not be given here, or not be changed. */
        FORBIDDEN("FieldValueForbidden"),
        /** A text is too long. */
        TOO_LONG("FieldValueTooLong"),
        /** A list has too many elements. */
        TOO_MANY("FieldValueTooMany"),
        /** A value refers to something that is not there. */
        NOT_FOUND("FieldValueNotFound"),
        /** A value is of the wrong type. */
        TYPE_INVALID("FieldValueTypeInvalid");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }
    }

    /** A value is missing; the detail may be empty. */
    public static FieldError required(FieldPath path, String detail) {
        return new FieldError(Kind.REQUIRED, path, "Required value" + suffix(detail));
    }

    /** A value is malformed or out of range. */
    public static FieldError invalid(FieldPath path, Object value, String detail) {
        return new FieldError(Kind.INVALID, path, "Invalid value: " + literal(value) + suffix(detail));
    }

    /** A value is of the wrong type. */
    public static FieldError typeInvalid(FieldPath path, Object value, String detail) {
        return new FieldError(Kind.TYPE_INVALID, path, "Invalid value: " + literal(value) + suffix(detail));
    }

    /** A value stands more than once. */
    public static FieldError duplicate(FieldPath path, Object value) {
        return new FieldError(Kind.DUPLICATE, path, "Duplicate value: " + literal(value));
    }

    /** A value is none of these, which are listed in their order. */
    public static FieldError notSupported(FieldPath path, Object value, List<String> supported) {
        String values = supported.stream().map(FieldError::literal).collect(Collectors.joining(", "));
        return new FieldError(
                Kind.NOT_SUPPORTED, path, "Unsupported value: " + literal(value) + ": supported values: " + values);
    }

    /** A value may not be given here, or not be changed. */
    public static FieldError forbidden(FieldPath path, String detail) {
        return new FieldError(Kind.FORBIDDEN, path, "Forbidden" + suffix(detail));
    }

    /** A text has more bytes than it may. */
    public static FieldError tooLong(FieldPath path, int limit) {
        return new FieldError(Kind.TOO_LONG, path, "Too long: may not be more than " + limit + " bytes");
    }

    /** A list has more elements than it may. */
    public static FieldError tooMany(FieldPath path, int actual, int limit) {
        return new FieldError(Kind.TOO_MANY, path, "Too many: " + actual + ": must have at most " + limit + " items");
    }

    /** A value refers to something that is not there; the detail may be empty. */
    public static FieldError notFound(FieldPath path, Object value, String detail) {
        return new FieldError(Kind.NOT_FOUND, path, "Not found: " + literal(value) + suffix(detail));
    }

    /** The mistake as part of a refusal. */
    public StatusCause cause() {
        return StatusCause.builder()
                .reason(kind.reason)
                .message(message)
                .field(path.toString())
                .build();
    }

    /** Texts in quotes, numbers bare, objects as JSON. */
    private static String literal(Object value) {
        if (value instanceof ModelValue object) return Json.toText(object);
        if (value instanceof Number || value instanceof Boolean) return value.toString();
        if (value instanceof IntOrString either && either.isInt()) return either.toString();
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? literal(optional.get()) : "null";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FieldError::literal).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) return Json.treeToText(map);
        return Json.treeToText(value.toString());
    }

    private static String suffix(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }

    /** Place and mistake, as a refusal prints it. */
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
