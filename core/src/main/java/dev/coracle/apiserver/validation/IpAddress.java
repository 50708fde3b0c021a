package dev.coracle.apiserver.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address of the Internet Protocol, version 4 or 6. Immutable.
 *
 * @param value its bits as a number
 * @param v6 whether it is of version 6
 */
public record IpAddress(BigInteger value, boolean v6) {
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff).shiftLeft(32);

    /**
     * Reads an address without asking any name service. Leading zeros do not make a number octal; an IPv4 address
     * written as IPv6 counts as IPv4.
     */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parse6(text) : parse4(text).map(value -> new IpAddress(value, false));
    }

    private static Optional<BigInteger> parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) return Optional.empty();
        long value = 0;
        for (String part : parts) {
            if (!Shapes.isNumeric(part) || part.length() > 9 || Integer.parseInt(part) > 255) return Optional.empty();
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(BigInteger.valueOf(value));
    }

    private static Optional<IpAddress> parse6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) return Optional.empty();
        Optional<List<Integer>> left = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        Optional<List<Integer>> right = groups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (left.isEmpty() || right.isEmpty()) return Optional.empty();
        List<Integer> all = new ArrayList<>(left.get());
        int missing = 8 - all.size() - right.get().size();
        if (gap < 0 ? missing != 0 : missing < 1) return Optional.empty();
        for (int i = 0; i < missing; i++) all.add(0);
        all.addAll(right.get());
        BigInteger value = BigInteger.ZERO;
        for (int group : all) value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        return Optional.of(
                value.shiftRight(32).equals(MAPPED.shiftRight(32))
                        ? new IpAddress(value.xor(MAPPED), false)
                        : new IpAddress(value, true));
    }

    private static Optional<List<Integer>> groups(String text, boolean last) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) return Optional.of(groups);
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<BigInteger> tail =
                    last && i == parts.length - 1 && parts[i].indexOf('.') > 0 ? parse4(parts[i]) : Optional.empty();
            if (tail.isPresent()) {
                groups.add(tail.get().intValue() >>> 16);
                groups.add(tail.get().intValue() & 0xffff);
            } else if (parts[i].isEmpty() || parts[i].length() > 4 || !isHex(parts[i])) {
                return Optional.empty();
            } else {
                groups.add(Integer.parseInt(parts[i], 16));
            }
        }
        return Optional.of(groups);
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** The network that the first bits of this address stand for, as a number of the same length. */
    BigInteger network(int bits) {
        int rest = length() - bits;
        return value.shiftRight(rest).shiftLeft(rest);
    }

    /** How many bits it has. */
    public int length() {
        return v6 ? 128 : 32;
    }

    /** The shortest notation for version 4; all groups in full for version 6. */
    @Override
    public String toString() {
        List<String> groups = new ArrayList<>();
        int width = v6 ? 16 : 8;
        for (int shift = length() - width; shift >= 0; shift -= width) {
            int group = value.shiftRight(shift).intValue() & ((1 << width) - 1);
            groups.add(v6 ? Integer.toHexString(group) : Integer.toString(group));
        }
        return String.join(v6 ? ":" : ".", groups);
    }
}
