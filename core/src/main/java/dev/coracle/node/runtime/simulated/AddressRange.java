package dev.coracle.node.runtime.simulated;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IPv4 addresses of a node's pods. They are handed out one after the other, so that an address that was given back
 * stays unused as long as possible, unless they are to be used again soon. The first two and the last of the range are nobody's: network, gateway, broadcast.
 */
final class AddressRange {
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int FIRST = 2;

    private final String range;
    private final long base;
    private final int end;
    private final BitSet taken = new BitSet();
    private int next = FIRST;
    private boolean soon;

    /**
     * A range of which nothing is taken.
     *
     * @throws IllegalArgumentException where the text is no IPv4 range, or too small for a pod
     */
    AddressRange(String range) {
        this.range = range;
        Matcher parts = RANGE.matcher(range);
        if (!parts.matches()) throw new IllegalArgumentException("not an IPv4 range: " + range);
        int bits = Integer.parseInt(parts.group(5));
        if (bits < 8 || bits > 29) throw new IllegalArgumentException("range must have 8 to 29 bits: " + range);
        long address = 0;
        for (int i = 1; i <= 4; i++) address = address << 8 | Integer.parseInt(parts.group(i));
        int size = 1 << (32 - bits);
        base = address & -size;
        end = size - 1;
    }

    boolean is(String other) {
        return range.equals(other);
    }

    /** Whether an address that was given back is handed out before any that is new. */
    void reuseSoon(boolean soon) {
        this.soon = soon;
    }

    /** An address that is free; empty where all are taken. */
    Optional<String> take() {
        int found = taken.nextClearBit(soon ? FIRST : next);
        if (found >= end) found = taken.nextClearBit(FIRST);
        if (found >= end) return Optional.empty();
        taken.set(found);
        if (!soon || found >= next) next = found + 1;
        long address = base + found;
        return Optional.of(
                (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255));
    }

    /** Leaves an address to whoever has it; one of another range is none of ours. */
    void occupy(String address) {
        mark(address, true);
    }

    /** Takes an address back; one of another range is none of ours. */
    void giveBack(String address) {
        mark(address, false);
    }

    private void mark(String address, boolean isTaken) {
        long number = 0;
        for (String part : address.split("\\.")) number = number << 8 | Integer.parseInt(part);
        long index = number - base;
        if (index >= 0 && index < end) taken.set((int) index, isTaken);
    }
}
