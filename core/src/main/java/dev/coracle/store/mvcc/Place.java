package dev.coracle.store.mvcc;

/**
 * A place among keys in the order of their UTF-8 bytes: at a key, or right behind all keys that start with a prefix.
 *
 * <p>{@link String#compareTo} orders by UTF-16 units, which puts a character outside the basic plane, made of two
 * surrogates, before the characters from U+E000 on; UTF-8 puts it behind. The two orders agree where either text is
 * free of such characters. That is looked up once per place, so that the usual key is compared at full speed.
 */
final class Place {
    private static final char FIRST_SURROGATE = Character.MIN_SURROGATE;
    private static final int SURROGATES = Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1;
    private static final int ABOVE = Character.MAX_VALUE - Character.MAX_SURROGATE;

    private final String key;
    private final boolean plain;
    private final boolean behindPrefix;

    private Place(String key, boolean behindPrefix) {
        this.key = key;
        this.plain = isPlain(key);
        this.behindPrefix = behindPrefix;
    }

    static Place at(String key) {
        return new Place(key, false);
    }

    static Place behind(String prefix) {
        return new Place(prefix, true);
    }

    String key() {
        return key;
    }

    /** Negative where this place is before the key, positive where it is behind, 0 where it is at the key. */
    int compareTo(String other) {
        if (behindPrefix && other.startsWith(key)) return 1;
        return plain ? key.compareTo(other) : compareUtf8(key, other);
    }

    /** Whether the text is one that UTF-8 can express. */
    static boolean isText(String text) {
        return isPlain(text) || text.codePoints().noneMatch(Place::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= FIRST_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_SURROGATE) return false;
        }
        return true;
    }

    private static int compareUtf8(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) return rank(l) - rank(r);
        }
        return left.length() - right.length();
    }

    /** Where UTF-8 puts a character that begins with this unit: surrogates change places with what lies above them. */
    private static int rank(char unit) {
        if (unit < FIRST_SURROGATE) return unit;
        return Character.isSurrogate(unit) ? unit + ABOVE : unit - SURROGATES;
    }
}
