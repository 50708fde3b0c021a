package dev.coracle.store.mvcc;

import org.jspecify.annotations.Nullable;

/**
 * Some keys in their order. Beside them stands, as a number, how each goes on behind what all of them begin with: most
 * comparisons need only these numbers, which lie side by side, and leave alone the texts, which lie anywhere in memory.
 */
final class Row {
    /** A number that stands for no text. */
    private static final long NONE = -1;

    /** Characters in a number. */
    private static final int LENGTH = Long.BYTES;

    private final String[] keys;
    private final int first;
    private final int shared;
    private final long @Nullable [] heads;

    /** A row of the keys from an index on; what is before is not looked at. */
    Row(String[] keys, int first) {
        this.keys = keys;
        this.first = first;
        this.shared = keys.length > first ? shared(keys[first], keys[keys.length - 1]) : 0;
        this.heads = heads();
    }

    /** How many characters two texts begin with that are the same. */
    private static int shared(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) if (left.charAt(i) != right.charAt(i)) return i;
        return common;
    }

    private long @Nullable [] heads() {
        long[] all = new long[keys.length - first];
        for (int i = 0; i < all.length; i++) {
            all[i] = head(keys[first + i], shared);
            if (all[i] == NONE) return null;
        }
        return all;
    }

    /** Characters from an index on, the first in front; where there are others than ASCII, none. */
    private static long head(String text, int from) {
        int end = Math.min(text.length(), from + LENGTH);
        long head = 0;
        for (int i = from; i < end; i++) {
            char unit = text.charAt(i);
            if (unit > 0x7f) return NONE;
            head = (head << Byte.SIZE) | unit;
        }
        int missing = from + LENGTH - Math.max(from, end);
        return missing == LENGTH ? 0 : head << (missing * Byte.SIZE);
    }

    /** How many of the keys are not behind a place. */
    int upTo(Place place) {
        int low = first;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (place.compareTo(keys[middle]) >= 0) low = middle + 1;
            else high = middle - 1;
        }
        return low - first;
    }

    /**
     * As {@link #upTo}, for a key that begins as all of these do; for another, any number of them. That a guess was right
     * is known when the key has been found.
     */
    int guessUpTo(Place place) {
        long[] known = heads;
        long head = head(place.key(), shared);
        if (known == null || head == NONE) return upTo(place);
        int low = 0;
        int high = known.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long other = known[middle];
            boolean upTo = head == other ? place.compareTo(keys[first + middle]) >= 0 : head > other;
            if (upTo) low = middle + 1;
            else high = middle - 1;
        }
        return low;
    }
}
