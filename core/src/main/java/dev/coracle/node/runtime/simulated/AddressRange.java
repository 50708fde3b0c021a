package dev.coracle.node.runtime.simulated;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IPv4 addresses of a node's pods. They are handed out one after the other, so that an address that was given back
 * stays unused as long as possible. The first two and the last of the range are nobody's: network, gateway, broadcast.
 */
final class AddressRange {
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int FIRST = 2;

    private final long base;
    private final int end;
    private final BitSet taken = new BitSet();
    private int next = FIRST;

    /**
     * A range of which nothing is taken.
     *
     * @throws IllegalArgumentException where the text is no IPv4 range, or too small for a pod
     */
    AddressRange(String range) {
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

    /**
     * An address that is free.
     *
     * @throws IllegalStateException where all are taken
     */
    String take() {
        int found = taken.nextClearBit(next);
        if (found >= end) found = taken.nextClearBit(FIRST);
        if (found >= end) throw new IllegalStateException("no address is left of " + (end - FIRST));
        taken.set(found);
        next = found + 1;
        long address = base + found;
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** Takes an address back; one of another range is none of ours. */
    void giveBack(String address) {
        long number = 0;
        for (String part : address.split("\\.")) number = number << 8 | Integer.parseInt(part);
        long index = number - base;
        if (index >= 0 && index < end) taken.clear((int) index);
    }
}
