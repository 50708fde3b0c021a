package dev.coracle.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** A number, or a text such as a port's name or a percentage. Immutable. */
public final class IntOrString {
    private final Object value;

    private IntOrString(Object value) {
        this.value = value;
    }

    /** A number. */
    public static IntOrString of(int number) {
        return new IntOrString(number);
    }

    /** A text, kept as it is: {@code "8080"} is not {@code 8080}. */
    public static IntOrString of(String text) {
        return new IntOrString(Objects.requireNonNull(text, "text"));
    }

    /** Whether this is a number. */
    public boolean isInt() {
        return value instanceof Integer;
    }

    /** The number; zero for a text that is not one. */
    public int intValue() {
        if (value instanceof Integer number) return number;
        try {
            return Integer.parseInt(toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether this is a text that ends in {@code %} after a whole number. */
    public boolean isPercent() {
        return value instanceof String text && text.matches("[0-9]+%");
    }

    /**
     * A count out of a total: the number itself, or the percentage of the total.
     *
     * @param total what 100 % stands for
     * @param roundUp whether a fraction counts as a whole one
     * @throws IllegalArgumentException for a text that is not a percentage
     * @throws ArithmeticException for a share that no {@code int} holds
     */
    public int scaled(int total, boolean roundUp) {
        if (value instanceof Integer number) return number;
        if (!isPercent()) {
            throw new IllegalArgumentException("invalid value for IntOrString: \"" + value + "\" is not a percentage");
        }
        BigDecimal percent = new BigDecimal(toString().substring(0, toString().length() - 1));
        return percent.multiply(BigDecimal.valueOf(total))
                .movePointLeft(2)
                .setScale(0, roundUp ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .intValueExact();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntOrString that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
