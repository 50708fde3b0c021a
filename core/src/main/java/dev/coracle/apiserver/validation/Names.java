package dev.coracle.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What names look like, and what to say of those that do not.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</a>
 */
public final class Names {
    private static final String LABEL_SHAPE = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_SHAPE = LABEL_SHAPE + "(\\." + LABEL_SHAPE + ")*";
    private static final String LOOSE_LABEL_SHAPE = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED_SHAPE = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String QUALIFIED_COMPLAINT = Shapes.complaint(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character",
            QUALIFIED_SHAPE,
            "MyName",
            "my.name",
            "123-abc");

    /** DNS subdomain of RFC 1123: most kinds. */
    public static final Rule SUBDOMAIN = shaped(
            253,
            name -> Shapes.isDnsName(name, false),
            Shapes.complaint(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character",
                    SUBDOMAIN_SHAPE,
                    "example.com"));

    /** DNS subdomain whose labels may have underscores: search domains. */
    public static final Rule LOOSE_SUBDOMAIN = shaped(
            253,
            name -> Shapes.isDnsName(name, true),
            Shapes.complaint(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or"
                            + " '.', and must start and end with an alphanumeric character",
                    LOOSE_LABEL_SHAPE + "(\\." + LOOSE_LABEL_SHAPE + ")*",
                    "example.com"));

    /** DNS label of RFC 1123: namespaces, containers, volumes. */
    public static final Rule LABEL = Names::label;

    /** DNS label of RFC 1035: services. */
    public static final Rule LABEL_1035 = shaped(
            63,
            name -> Shapes.isDnsLabel(name) && name.charAt(0) >= 'a',
            Shapes.complaint(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
                            + " alphabetic character, and end with an alphanumeric character",
                    "[a-z]([-a-z0-9]*[a-z0-9])?",
                    "my-name",
                    "abc-123"));

    /** Anything that can be one segment of a path: kinds that state no rule. */
    public static final Rule PATH_SEGMENT = Names::pathSegment;

    /** A name with an optional prefix, {@code example.com/name}: keys of labels, finalizers, resources. */
    public static final Rule QUALIFIED = Names::qualified;

    /** The value of a label. */
    public static final Rule LABEL_VALUE = shaped(
            63,
            value -> value.isEmpty() || Shapes.isQualified(value),
            Shapes.complaint(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                            + " must start and end with an alphanumeric character",
                    "(" + QUALIFIED_SHAPE + ")?",
                    "MyValue",
                    "my_value",
                    "12345"));

    private static final String LABEL_COMPLAINT = Shapes.complaint(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character",
            LABEL_SHAPE,
            "my-name",
            "123-abc");

    private Names() {}

    /** A shape that names must have. Safe for all threads. */
    @FunctionalInterface
    public interface Rule {
        /** What is wrong with a name; empty where nothing is. */
        List<String> complaints(String name);

        /** What is wrong with the prefix of a name to be made up: it may end in a dash. */
        default List<String> prefixComplaints(String prefix) {
            boolean dashed = prefix.length() > 1 && prefix.endsWith("-");
            return complaints(dashed ? prefix.substring(0, prefix.length() - 2) + "a" : prefix);
        }
    }

    /** What to say of a text that is longer than it may be. */
    static String tooLong(int limit) {
        return "must be no more than " + limit + " bytes";
    }

    private static Rule shaped(int longest, Predicate<String> shape, String complaint) {
        return name -> {
            boolean fits = name.length() <= longest;
            boolean shaped = shape.test(name);
            if (fits && shaped) return List.of();
            if (shaped) return List.of(tooLong(longest));
            return fits ? List.of(complaint) : List.of(tooLong(longest), complaint);
        };
    }

    private static List<String> label(String name) {
        if (name.length() <= 63 && Shapes.isDnsLabel(name)) return List.of();
        List<String> complaints = new ArrayList<>();
        if (name.length() > 63) complaints.add(tooLong(63));
        if (!Shapes.isDnsLabel(name)) {
            complaints.add(Shapes.isDnsName(name, false) ? "must not contain dots" : LABEL_COMPLAINT);
        }
        return complaints;
    }

    private static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) return List.of("may not be '" + name + "'");
        List<String> complaints = new ArrayList<>();
        if (name.indexOf('/') >= 0) complaints.add("may not contain '/'");
        if (name.indexOf('%') >= 0) complaints.add("may not contain '%'");
        return complaints;
    }

    private static List<String> qualified(String name) {
        int slash = name.indexOf('/');
        if (name.indexOf('/', slash + 1) > slash && slash >= 0) {
            return List.of("a qualified name " + QUALIFIED_COMPLAINT
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        String own = name.substring(slash + 1);
        boolean prefixed = slash >= 0;
        if (!prefixed && own.length() <= 63 && Shapes.isQualified(own)) return List.of();
        List<String> complaints = new ArrayList<>();
        if (slash == 0) complaints.add("prefix part must be non-empty");
        if (slash > 0) {
            SUBDOMAIN.complaints(name.substring(0, slash)).forEach(why -> complaints.add("prefix part " + why));
        }
        if (own.isEmpty()) complaints.add("name part must be non-empty");
        if (own.length() > 63) complaints.add("name part " + tooLong(63));
        if (!Shapes.isQualified(own)) complaints.add("name part " + QUALIFIED_COMPLAINT);
        return complaints;
    }

    /** What is wrong with the key of an annotation: letter case does not matter. */
    static List<String> annotationKey(String key) {
        return QUALIFIED.complaints(key.toLowerCase(Locale.ROOT));
    }
}
