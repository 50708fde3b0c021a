package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class QuantityProperties {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    @Property
    @Label("the canonical form reads back as the same quantity of the same amount")
    void canonicalFormIsStable(@ForAll("quantities") Quantity quantity) {
        Quantity again = Quantity.parse(quantity.toString());

        assertThat(again).isEqualTo(quantity).hasToString(quantity.toString());
        assertThat(again.amount()).isEqualByComparingTo(quantity.amount());
    }

    @Property
    @Label("the canonical form has no fraction, and no thousands that a larger suffix could take")
    void canonicalFormIsShortest(@ForAll("quantities") Quantity quantity) {
        String text = quantity.toString();

        assertThat(text).matches("-?[0-9]+([numkMGTPE]|[KMGTPE]i|e-?[0-9]+)?").doesNotMatch("-?0[^e].*");
        assertThat(text).doesNotMatch("-?[0-9]*000([numkMGTP]|e-?[0-9]+)?");
    }

    @Property
    @Label("an amount is read exactly, but for what is finer than a billionth or larger than 2^63-1")
    void exact(@ForAll long unscaled, @ForAll("scales") int scale) {
        BigDecimal number = BigDecimal.valueOf(unscaled, scale);
        BigDecimal rounded = number.setScale(Math.min(scale, 9), RoundingMode.UP);

        assertThat(Quantity.parse(number.toPlainString()).amount())
                .isEqualByComparingTo(rounded.min(LARGEST).max(LARGEST.negate()));
    }

    @Property
    @Label("a sum loses nothing, in whatever order")
    void sum(@ForAll @Size(max = 6) List<@From("quantities") Quantity> quantities) {
        BigDecimal exact = quantities.stream().map(Quantity::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(Quantity.sum(quantities).amount()).isEqualByComparingTo(exact);
        for (Quantity quantity : quantities) {
            assertThat(Quantity.sum(quantities).minus(quantity).plus(quantity).amount())
                    .isEqualByComparingTo(exact);
        }
    }

    @Property
    @Label("whole units and thousandths are the least that hold the amount")
    void rounding(@ForAll("quantities") Quantity quantity) {
        BigDecimal amount = quantity.amount().abs();

        assertThat(BigDecimal.valueOf(Math.abs(quantity.value())))
                .isGreaterThanOrEqualTo(amount)
                .isLessThan(amount.add(BigDecimal.ONE));
        BigDecimal thousandths = BigDecimal.valueOf(Math.abs(quantity.milliValue()), 3);
        assertThat(thousandths.compareTo(amount) >= 0
                        || quantity.milliValue() == Long.MAX_VALUE
                        || quantity.milliValue() == -Long.MAX_VALUE)
                .isTrue();
        assertThat(thousandths).isLessThan(amount.add(new BigDecimal("0.001")));
    }

    @Property
    @Label("order, equality and hash agree")
    void order(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
        if (one.equals(other)) assertThat(one).isEqualByComparingTo(other).hasSameHashCodeAs(other);
        if (one.compareTo(other) == 0 && one.format() == other.format())
            assertThat(one).isEqualTo(other);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        Arbitrary<String> suffixes = Arbitraries.of(
                "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "e-4", "E5");
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.integers().between(-2000, 2000).map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(4).map(BigDecimal::toPlainString));
        return Combinators.combine(numbers, suffixes).as((number, suffix) -> Quantity.parse(number + suffix));
    }

    @Provide
    Arbitrary<Integer> scales() {
        return Arbitraries.integers().between(0, 15);
    }

    @Property(tries = 50)
    @Label("every factory makes the amount it names")
    void factories(@ForAll @LongRange(min = -Long.MAX_VALUE) long number) {
        assertThat(Quantity.of(number).amount()).isEqualByComparingTo(BigDecimal.valueOf(number));
        assertThat(Quantity.ofBytes(number).amount()).isEqualByComparingTo(BigDecimal.valueOf(number));
        assertThat(Quantity.ofMilli(number).amount()).isEqualByComparingTo(BigDecimal.valueOf(number, 3));
        assertThat(Quantity.ofBytes(number).format()).isEqualTo(Format.BINARY_SI);
    }
}
