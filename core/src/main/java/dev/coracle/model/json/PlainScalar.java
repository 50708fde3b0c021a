package dev.coracle.model.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML text without quotes means, as kubectl reads it: {@code yes}, {@code on} and {@code y} are booleans,
 * {@code 0o17} and {@code 017} are octal, dates and times of day are texts, and a whole number is whole however it is
 * written ({@code 1e3}, {@code 1.0}).
 */
final class PlainScalar {
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final int[] RADIX_OF_GROUP = {0, 0, 16, 2, 8, 10};
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Map<String, @Nullable Object> WORDS = words();

    private PlainScalar() {}

    /** The tree that it stands for; a {@link Double} only where JSON has no such number. */
    static @Nullable Object read(String text) {
        if (WORDS.containsKey(text)) return WORDS.get(text);
        if ("+-.0123456789".indexOf(text.charAt(0)) < 0) return text;
        String digits = text.replace("_", "");
        Matcher integer = INTEGER.matcher(digits);
        if (integer.matches()) return number(new BigDecimal(integer(integer)));
        return FLOAT.matcher(digits).matches() ? number(new BigDecimal(digits)) : text;
    }

    private static BigInteger integer(Matcher match) {
        int group = 2;
        while (match.group(group) == null) group++;
        return new BigInteger(match.group(1) + match.group(group), RADIX_OF_GROUP[group]);
    }

    private static Object number(BigDecimal number) {
        boolean huge = (long) number.precision() - number.scale() > 19;
        if (number.signum() != 0 && (huge || number.stripTrailingZeros().scale() > 0)) return number;
        BigInteger whole = number.toBigInteger();
        return whole.bitLength() < Long.SIZE ? whole.longValue() : number;
    }

    private static Map<String, @Nullable Object> words() {
        Map<String, @Nullable Object> words = new HashMap<>();
        for (String yes : List.of("y", "yes", "true", "on")) put(words, yes, true);
        for (String no : List.of("n", "no", "false", "off")) put(words, no, false);
        for (String nothing : List.of("", "~", "null")) put(words, nothing, null);
        for (String infinite : List.of(".inf", "+.inf", "-.inf")) put(words, infinite, Double.POSITIVE_INFINITY);
        put(words, ".nan", Double.NaN);
        words.put(".NaN", Double.NaN);
        return words;
    }

    private static void put(Map<String, @Nullable Object> words, String word, @Nullable Object meaning) {
        String upper = word.toUpperCase(Locale.ROOT);
        words.put(word, meaning);
        words.put(upper, meaning);
        int initial = word.startsWith("+.") || word.startsWith("-.") ? 3 : word.startsWith(".") ? 2 : 1;
        if (word.length() > initial) words.put(upper.substring(0, initial) + word.substring(initial), meaning);
    }
}
