package dev.coracle.model.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A condition on fields, such as {@code spec.nodeName=node-1,status.phase!=Failed}. Immutable. */
public final class FieldSelector {
    private static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /**
     * One condition.
     *
     * @param field the field's path
     * @param value what it is compared with
     * @param equal whether it must be this value, or must not
     */
    public record Term(String field, String value, boolean equal) {}

    private final List<Term> terms;

    private FieldSelector(List<Term> terms) {
        this.terms = terms;
    }

    /** Matches every object. */
    public static FieldSelector everything() {
        return EVERYTHING;
    }

    /**
     * Reads {@code path=value}, {@code ==} and {@code !=}, joined by commas; a backslash escapes a comma, an equals sign
     * or a backslash in a value.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    public static FieldSelector parse(String text) {
        if (text.isEmpty()) return EVERYTHING;
        List<Term> terms = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isEmpty()) terms.add(term(part, text));
        }
        return new FieldSelector(List.copyOf(terms));
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String part, String text) {
        int sign = part.indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException(
                    "invalid field selector '" + text + "': can't understand '" + part + "'");
        }
        boolean equal = part.charAt(sign - 1) != '!';
        int value = part.startsWith("==", sign) ? sign + 2 : sign + 1;
        return new Term(part.substring(0, equal ? sign : sign - 1), unescape(part.substring(value)), equal);
    }

    private static String unescape(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) c = value.charAt(++i);
            out.append(c);
        }
        return out.toString();
    }

    /** Its conditions, all of which must hold. */
    public List<Term> terms() {
        return terms;
    }

    /** The value that a field must have, where the selector names just one. */
    public Optional<String> required(String field) {
        return terms.stream()
                .filter(term -> term.equal() && term.field().equals(field))
                .map(Term::value)
                .findFirst();
    }

    /** Whether an object whose fields are these meets every condition. */
    public boolean matches(Function<String, String> valueOf) {
        for (Term term : terms) {
            if (valueOf.apply(term.field()).equals(term.value()) != term.equal()) return false;
        }
        return true;
    }

    /** Whether it matches every object. */
    public boolean isEverything() {
        return terms.isEmpty();
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(term -> term.field()
                        + (term.equal() ? "=" : "!=")
                        + term.value().replaceAll("[\\\\,=]", "\\\\$0"))
                .collect(Collectors.joining(","));
    }
}
