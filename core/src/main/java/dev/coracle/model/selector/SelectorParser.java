package dev.coracle.model.selector;

import dev.coracle.model.selector.Requirement.Operator;
import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a label selector, token by token. */
final class SelectorParser {
    private static final String SIGNS = "=!(),<>";

    private final String text;
    private int position;

    SelectorParser(String text) {
        this.text = text;
    }

    List<Requirement> requirements() {
        List<Requirement> found = new ArrayList<>();
        found.add(requirement());
        for (String token = next(); !token.isEmpty(); token = next()) {
            if (!token.equals(",")) throw expected(token, "',' or 'end of string'");
            found.add(requirement());
        }
        return found;
    }

    private Requirement requirement() {
        String token = next();
        if (token.equals("!")) return new Requirement(word("identifier"), Operator.DOES_NOT_EXIST, List.of());
        if (!isWord(token)) throw expected(token, "!, identifier, or 'end of string'");
        int before = position;
        String operator = next();
        return switch (operator) {
            case "", "," -> {
                position = before;
                yield new Requirement(token, Operator.EXISTS, List.of());
            }
            case "=", "==" -> new Requirement(token, Operator.EQUALS, List.of(value()));
            case "!=" -> new Requirement(token, Operator.NOT_EQUALS, List.of(value()));
            case "in" -> new Requirement(token, Operator.IN, values());
            case "notin" -> new Requirement(token, Operator.NOT_IN, values());
            case ">" -> new Requirement(token, Operator.GREATER_THAN, List.of(number(token)));
            case "<" -> new Requirement(token, Operator.LESS_THAN, List.of(number(token)));
            default -> throw expected(operator, "in, notin, =, ==, !=, gt, lt");
        };
    }

    private String value() {
        int before = position;
        String token = next();
        if (isWord(token)) return token;
        if (token.isEmpty() || token.equals(",")) {
            position = before;
            return "";
        }
        throw expected(token, "identifier");
    }

    private String number(String key) {
        String value = word("identifier");
        try {
            Long.parseLong(value);
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("unable to parse requirement: values[0][" + key + "]: Invalid value: \""
                    + value + "\": for 'Gt', 'Lt' operators, the value must be an integer");
        }
    }

    private List<String> values() {
        String open = next();
        if (!open.equals("(")) throw expected(open, "'('");
        List<String> values = new ArrayList<>();
        while (true) {
            values.add(value());
            String token = next();
            if (token.equals(")")) return List.copyOf(values);
            if (!token.equals(",")) throw expected(token, "',' or ')'");
        }
    }

    private String word(String what) {
        String token = next();
        if (!isWord(token)) throw expected(token, what);
        return token;
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && SIGNS.indexOf(token.charAt(0)) < 0;
    }

    /** The next word or sign; empty at the end. */
    private String next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) position++;
        if (position == text.length()) return "";
        int start = position;
        if (SIGNS.indexOf(text.charAt(position)) < 0) {
            while (position < text.length() && isWordPart(text.charAt(position))) position++;
        } else {
            boolean paired = text.startsWith("==", position) || text.startsWith("!=", position);
            position += paired ? 2 : 1;
        }
        return text.substring(start, position);
    }

    private static boolean isWordPart(char c) {
        return SIGNS.indexOf(c) < 0 && !Character.isWhitespace(c);
    }

    private static IllegalArgumentException expected(String found, String expected) {
        return new IllegalArgumentException(
                "unable to parse requirement: found '" + found + "', expected: " + expected);
    }
}
