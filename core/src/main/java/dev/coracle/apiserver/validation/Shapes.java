package dev.coracle.apiserver.validation;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The shapes of texts, told by looking at each letter once. Regular expressions would be shorter, but names are checked
 * on every write, and an expression with nested repetition overflows the stack on a long enough name.
 */
public final class Shapes {
    private Shapes() {}

    /** What to say of a text that lacks a shape. */
    static String complaint(String complaint, String shape, String... examples) {
        String list = Arrays.stream(examples).map(it -> "'" + it + "', ").collect(Collectors.joining(" or "));
        return complaint + " (e.g. " + list + "regex used for validation is '" + shape + "')";
    }

    /** Lower-case letters, digits and dashes; a dash neither first nor last. */
    public static boolean isDnsLabel(String text) {
        return isLabel(text, 0, text.length(), false);
    }

    /** DNS labels joined by dots. */
    static boolean isDnsName(String text, boolean underscores) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot, underscores)) return false;
            start = dot + 1;
        }
        return isLabel(text, start, text.length(), underscores);
    }

    private static boolean isLabel(String text, int start, int end, boolean underscores) {
        int first = underscores && start < end && text.charAt(start) == '_' ? start + 1 : start;
        if (first >= end || !isLowerOrDigit(text.charAt(first)) || !isLowerOrDigit(text.charAt(end - 1))) return false;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (!isLowerOrDigit(c) && c != '-' && !(underscores && c == '_')) return false;
        }
        return true;
    }

    /** Letters, digits, dashes, underscores and dots; a letter or digit first and last. */
    static boolean isQualified(String text) {
        int end = text.length();
        if (end == 0 || !isAlphanumeric(text.charAt(0)) || !isAlphanumeric(text.charAt(end - 1))) return false;
        return consistsOf(text, "-_.");
    }

    /** Letters, digits and these others only. */
    static boolean consistsOf(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && others.indexOf(c) < 0) return false;
        }
        return true;
    }

    /** Digits only, and at least one. */
    public static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return !text.isEmpty();
    }

    /** How many bytes a text has in UTF-8, in which Kubernetes counts. */
    public static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Half of a pair counts two, which makes the four bytes of the pair.
            if (c >= 0x80) bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isAlphanumeric(char c) {
        return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
    }
}
