package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.IntOrString;
import java.util.ArrayList;
import java.util.List;

/** Rules for single values that stand in many kinds: ports, counts, percentages, keys, choices. */
public final class Values {
    /** What to say of a value that may not change. */
    public static final String IMMUTABLE = "field is immutable";

    /** The transport protocols, in the order in which messages list them. */
    public static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private static final String NEGATIVE = "must be greater than or equal to 0";
    private static final String PERCENT = Shapes.complaint(
            "a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%");
    private static final String HEADER = Shapes.complaint(
            "a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name");
    private static final String CONFIG_KEY = Shapes.complaint(
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
            "[-._a-zA-Z0-9]+",
            "key.name",
            "KEY_NAME",
            "key-name");

    private Values() {}

    /** Refuses a number below zero. */
    public static void notNegative(FieldErrors errors, FieldPath path, String field, long value) {
        if (value < 0) errors.invalid(path.child(field), value, NEGATIVE);
    }

    /** Refuses a number outside this range. */
    public static void between(FieldErrors errors, FieldPath path, String field, long value, long least, long most) {
        if (value < least || value > most) {
            errors.invalid(path.child(field), value, "must be between " + least + " and " + most + ", inclusive");
        }
    }

    /** Refuses what is no number of a port. */
    public static void port(FieldErrors errors, FieldPath path, String field, int port) {
        between(errors, path, field, port, 1, 65535);
    }

    /** Refuses what is neither the number nor the name of a port. */
    public static void portOrName(FieldErrors errors, FieldPath path, String field, IntOrString port) {
        if (port.isInt()) {
            port(errors, path, field, port.intValue());
        } else {
            errors.invalid(path.child(field), port.toString(), portName(port.toString()));
        }
    }

    /** What is wrong with the name of a container's port. */
    public static List<String> portName(String name) {
        List<String> complaints = new ArrayList<>();
        if (name.length() > 15) complaints.add(Names.tooLong(15));
        boolean shaped = !name.isEmpty() && name.chars().allMatch(c -> c == '-' || Shapes.isLowerOrDigit((char) c));
        if (!shaped) complaints.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            complaints.add("must contain at least one letter (a-z)");
        }
        if (name.contains("--")) complaints.add("must not contain consecutive hyphens");
        if (name.startsWith("-") || name.endsWith("-")) complaints.add("must not begin or end with a hyphen");
        return complaints;
    }

    /** Refuses what is neither a count nor a percentage. */
    public static void countOrPercent(FieldErrors errors, FieldPath path, IntOrString value) {
        if (!value.isInt() && percentOf(value) < 0) {
            errors.invalid(path, value, PERCENT);
        } else if (value.isInt() && value.intValue() < 0) {
            errors.invalid(path, value, NEGATIVE);
        }
    }

    /** Refuses more than 100 %. */
    public static void atMostAll(FieldErrors errors, FieldPath path, IntOrString value) {
        if (percentOf(value) > 100) errors.invalid(path, value, "must not be greater than 100%");
    }

    /** The percentage that a value stands for; -1 where it is none. */
    public static long percentOf(IntOrString value) {
        String text = value.toString();
        boolean percent = !value.isInt() && text.length() < 12 && text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1) : "";
        return Shapes.isNumeric(number) ? Long.parseLong(number) : -1;
    }

    /** What is wrong with a key of a ConfigMap or Secret. */
    public static List<String> configKey(String key) {
        List<String> complaints = new ArrayList<>();
        if (key.length() > 253) complaints.add(Names.tooLong(253));
        if (key.isEmpty() || !Shapes.consistsOf(key, "-._")) complaints.add(CONFIG_KEY);
        if (key.equals(".") || key.equals("..")) {
            complaints.add("must not be '" + key + "'");
        } else if (key.startsWith("..")) {
            complaints.add("must not start with '..'");
        }
        return complaints;
    }

    /** What is wrong with the name of a header of HTTP. */
    public static List<String> headerName(String name) {
        return !name.isEmpty() && Shapes.consistsOf(name, "-") ? List.of() : List.of(HEADER);
    }

    /** Refuses a missing value, and one that is none of these. */
    public static void oneOf(FieldErrors errors, FieldPath path, String field, String value, List<String> supported) {
        if (value.isEmpty()) {
            errors.required(path.child(field));
        } else if (!supported.contains(value)) {
            errors.notSupported(path.child(field), value, supported);
        }
    }

    /** Refuses a change. */
    public static void unchanged(FieldErrors errors, FieldPath path, String field, Object value, Object stored) {
        if (!value.equals(stored)) errors.invalid(path.child(field), value, IMMUTABLE);
    }
}
