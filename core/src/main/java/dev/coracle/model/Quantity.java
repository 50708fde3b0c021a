package dev.coracle.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of a resource with the suffix it was written with: {@code 250m}, {@code 1.5Gi}, {@code 2e3}.
 *
 * <p>What is read or made finer than {@code 1n} is rounded away from zero, and what is beyond 2<sup>63</sup>-1 is cut to
 * it, as Kubernetes documents; sums and differences are exact. {@link #toString()} is the canonical form: no fraction,
 * the largest suffix of the same family that allows that. Two quantities are equal when their canonical forms are;
 * {@link #compareTo} compares amounts only. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public final class Quantity implements Comparable<Quantity> {
    /** Nothing. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(1, 9);
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
    private final Format format;

    /** The canonical form, made when first asked for: most sums are never printed. */
    private @Nullable String text;

    private Quantity(BigDecimal amount, Format format) {
        this.amount = amount;
        this.format = format;
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
                return of(number.scaleByPowerOfTen(exponent(suffix, text)), Format.DECIMAL_EXPONENT);
            }
            return of(number.scaleByPowerOfTen(decimalPower(suffix, text)), Format.DECIMAL_SI);
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed(text);
        }
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
        return new Quantity(limited(number), format);
    }

    /** Looks at the magnitude first: to round 1e-999999999 digit by digit would take all memory. */
    private static BigDecimal limited(BigDecimal number) {
        if (number.signum() == 0) return BigDecimal.ZERO;
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > LARGEST.precision()) return number.signum() < 0 ? LARGEST.negate() : LARGEST;
        if (magnitude < -SMALLEST.scale()) return number.signum() < 0 ? SMALLEST.negate() : SMALLEST;
        BigDecimal rounded =
                number.scale() > SMALLEST.scale() ? number.setScale(SMALLEST.scale(), RoundingMode.UP) : number;
        return rounded.min(LARGEST).max(LARGEST.negate());
    }

    /** The exact amount. */
    public BigDecimal amount() {
        return amount;
    }

    /** The amount in whole units, rounded away from zero; cut to the largest {@code long}. */
    public long value() {
        return scaled(0);
    }

    /** The amount in thousandths, rounded away from zero; cut to the largest {@code long}. */
    public long milliValue() {
        return scaled(3);
    }

    private long scaled(int digits) {
        BigDecimal moved = amount.scaleByPowerOfTen(digits).setScale(0, RoundingMode.UP);
        return moved.min(LARGEST).max(LARGEST.negate()).longValueExact();
    }

    /** Negative, zero or positive. */
    public int signum() {
        return amount.signum();
    }

    /** The exact sum; written like this quantity, or like the other where this is zero. */
    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount), signum() == 0 ? other.format : format);
    }

    /** The exact difference; written like this quantity, or like the other where this is zero. */
    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount), signum() == 0 ? other.format : format);
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
        return other instanceof Quantity that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) text = known = canonical(amount, format);
        return known;
    }

    private static int numberEnd(String text) {
        int end = signEnd(text, 0);
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
        return end;
    }

    private static int signEnd(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    /** Only these ten: {@link BigDecimal} and {@link Integer} would read the digits of every script. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int exponent(String suffix, String text) {
        for (int i = signEnd(suffix, 1); i < suffix.length(); i++) {
            if (!isDigit(suffix.charAt(i))) throw malformed(text);
        }
        return Integer.parseInt(suffix.substring(1));
    }

    private static int decimalPower(String suffix, String text) {
        if (suffix.isEmpty()) return 0;
        int index = suffix.length() == 1 ? DECIMAL_SUFFIXES.indexOf(suffix.charAt(0)) : -1;
        if (index < 0) throw malformed(text);
        return index < 3 ? 3 * (index - 3) : 3 * (index - 2);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("must be a quantity such as 500m, 2 or 1.5Gi, not \"" + text
                + "\": quantities must match the regular expression"
                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$', with a suffix of n, u, m, k, M, G, T, P, E,"
                + " Ki, Mi, Gi, Ti, Pi, Ei or an exponent such as e3");
    }

    private static String canonical(BigDecimal amount, Format format) {
        if (amount.signum() == 0) return "0";
        boolean binary = format == Format.BINARY_SI && amount.abs().compareTo(KIBI) >= 0 && isWhole(amount);
        return binary ? binary(amount.toBigIntegerExact()) : decimal(amount, format);
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.scale() <= 0 || amount.stripTrailingZeros().scale() <= 0;
    }

    private static String binary(BigInteger number) {
        int power = Math.min(number.getLowestSetBit() / 10, BINARY_SUFFIXES.length());
        return number.shiftRight(10 * power) + (power == 0 ? "" : BINARY_SUFFIXES.charAt(power - 1) + "i");
    }

    private static String decimal(BigDecimal amount, Format format) {
        BigDecimal shortest = amount.stripTrailingZeros();
        int exponent = Math.floorDiv(-shortest.scale(), 3) * 3;
        if (format != Format.DECIMAL_EXPONENT) exponent = Math.min(exponent, 18);
        BigInteger number = shortest.scaleByPowerOfTen(-exponent).toBigIntegerExact();
        if (exponent == 0) return number.toString();
        if (format == Format.DECIMAL_EXPONENT) return number + "e" + exponent;
        int index = exponent < 0 ? exponent / 3 + 3 : exponent / 3 + 2;
        return number.toString() + DECIMAL_SUFFIXES.charAt(index);
    }
}
