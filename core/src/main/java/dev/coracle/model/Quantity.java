package dev.coracle.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An exact amount of a resource with the suffix it was written with: {@code 250m}, {@code 1.5Gi}, {@code 2e3}.
 *
 * <p>Amounts finer than {@code 1n} are rounded away from zero, and amounts beyond 2<sup>63</sup>-1 are cut to it, as
 * Kubernetes does. {@link #toString()} is the canonical form: no fraction, the largest suffix of the same family that
 * allows that. Two quantities are equal when their canonical forms are; {@link #compareTo} compares amounts only.
 * Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public final class Quantity implements Comparable<Quantity> {
    /** Nothing. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final String DECIMAL_SUFFIXES = "numkMGTPE";
    private static final String BINARY_SUFFIXES = "KMGTPE";

    /** The family of suffixes that an amount is written with. */
    public enum Format {
        /** Powers of 1024: {@code Ki}, {@code Mi}, ... */
        BINARY_SI,
        /** Powers of 1000: {@code n}, {@code u}, {@code m}, none, {@code k}, {@code M}, ... */
        DECIMAL_SI,
        /** Powers of 1000 as exponents: {@code e3}, {@code e-3}, ... */
        DECIMAL_EXPONENT
    }

    private final BigDecimal amount;
    private final String text;
    private final Format format;

    private Quantity(BigDecimal amount, Format format) {
        this.amount = amount;
        this.format = format;
        this.text = canonical(amount, format);
    }

    /**
     * Reads an amount.
     *
     * @throws IllegalArgumentException where the text is not a number with a known suffix
     */
    public static Quantity parse(String text) {
        int end = numberEnd(text);
        String suffix = text.substring(end);
        try {
            BigDecimal number = new BigDecimal(text.substring(0, end));
            if (suffix.length() == 2 && suffix.charAt(1) == 'i' && BINARY_SUFFIXES.indexOf(suffix.charAt(0)) >= 0) {
                return of(number.multiply(KIBI.pow(BINARY_SUFFIXES.indexOf(suffix.charAt(0)) + 1)), Format.BINARY_SI);
            }
            if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')) {
                int exponent = Integer.parseInt(suffix.substring(1));
                if (Math.abs(exponent) > 1000) throw malformed(text);
                return of(number.scaleByPowerOfTen(exponent), Format.DECIMAL_EXPONENT);
            }
            return of(number.scaleByPowerOfTen(decimalPower(suffix, text)), Format.DECIMAL_SI);
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    /** Numbers in JSON and YAML may stand without quotes. */
    static Quantity of(BigDecimal number) {
        return of(number, Format.DECIMAL_SI);
    }

    /** A whole amount, such as a count of bytes or of devices. */
    public static Quantity of(long value) {
        return of(BigDecimal.valueOf(value), Format.DECIMAL_SI);
    }

    /** Thousandths, such as CPU millicores. */
    public static Quantity ofMilli(long thousandths) {
        return of(BigDecimal.valueOf(thousandths, 3), Format.DECIMAL_SI);
    }

    /** A count of bytes that prints with a binary suffix. */
    public static Quantity ofBytes(long bytes) {
        return of(BigDecimal.valueOf(bytes), Format.BINARY_SI);
    }

    private static Quantity of(BigDecimal number, Format format) {
        BigDecimal rounded = number.scale() > 9 ? number.setScale(9, RoundingMode.UP) : number;
        if (rounded.abs().compareTo(LARGEST) > 0) rounded = rounded.signum() < 0 ? LARGEST.negate() : LARGEST;
        return new Quantity(rounded, format);
    }

    /** The exact amount. */
    public BigDecimal amount() {
        return amount;
    }

    /** The amount in whole units, rounded up. */
    public long value() {
        return scaled(0);
    }

    /** The amount in thousandths, rounded up; cut to the largest {@code long}. */
    public long milliValue() {
        return scaled(3);
    }

    private long scaled(int digits) {
        BigDecimal moved = amount.scaleByPowerOfTen(digits).setScale(0, RoundingMode.CEILING);
        if (moved.compareTo(LARGEST) > 0) return Long.MAX_VALUE;
        return moved.compareTo(LARGEST.negate()) < 0 ? -Long.MAX_VALUE : moved.longValue();
    }

    /** Negative, zero or positive. */
    public int signum() {
        return amount.signum();
    }

    /** The exact sum; written like this quantity, or like the other where this is zero. */
    public Quantity plus(Quantity other) {
        return of(amount.add(other.amount), signum() == 0 ? other.format : format);
    }

    /** The exact difference; written like this quantity. */
    public Quantity minus(Quantity other) {
        return of(amount.subtract(other.amount), signum() == 0 ? other.format : format);
    }

    /** The exact sum of all, zero of none. */
    public static Quantity sum(Collection<Quantity> quantities) {
        return quantities.stream().reduce(ZERO, Quantity::plus);
    }

    /** The suffixes it is written with. */
    public Format format() {
        return format;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return text;
    }

    private static int numberEnd(String text) {
        int i = 0;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
        while (i < text.length() && (Character.digit(text.charAt(i), 10) >= 0 || text.charAt(i) == '.')) i++;
        return i;
    }

    private static int decimalPower(String suffix, String text) {
        if (suffix.isEmpty()) return 0;
        int index = suffix.length() == 1 ? DECIMAL_SUFFIXES.indexOf(suffix.charAt(0)) : -1;
        if (index < 0) throw malformed(text);
        return index < 3 ? 3 * (index - 3) : 3 * (index - 2);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("quantity \"" + text + "\" must be a number with an optional suffix"
                + " (n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei) or exponent (e3)");
    }

    private static String canonical(BigDecimal amount, Format format) {
        if (amount.signum() == 0) return "0";
        boolean small = amount.abs().compareTo(KIBI) < 0;
        return format == Format.BINARY_SI && !small ? binary(amount) : decimal(amount, format);
    }

    private static String binary(BigDecimal amount) {
        BigInteger number = amount.setScale(0, RoundingMode.UP).toBigInteger();
        int power = Math.min(number.getLowestSetBit() / 10, BINARY_SUFFIXES.length());
        return number.shiftRight(10 * power) + (power == 0 ? "" : BINARY_SUFFIXES.charAt(power - 1) + "i");
    }

    private static String decimal(BigDecimal amount, Format format) {
        BigDecimal shortest = amount.stripTrailingZeros();
        int exponent = Math.floorDiv(-shortest.scale(), 3) * 3;
        if (format == Format.DECIMAL_SI) exponent = Math.min(exponent, 18);
        BigInteger number = shortest.scaleByPowerOfTen(-exponent).toBigIntegerExact();
        if (exponent == 0) return number.toString();
        if (format == Format.DECIMAL_EXPONENT) return number + "e" + exponent;
        int index = exponent < 0 ? exponent / 3 + 3 : exponent / 3 + 2;
        return number.toString() + DECIMAL_SUFFIXES.charAt(index);
    }
}
