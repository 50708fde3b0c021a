package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrStringTest {
    @ParameterizedTest
    @CsvSource({
        "25%, 10, 2, 3",
        "25%, 4, 1, 1",
        "1%, 1, 0, 1",
        "0%, 10, 0, 0",
        "100%, 7, 7, 7",
        "150%, 3, 4, 5",
        "33%, 100, 33, 33",
        "50%, 2147483647, 1073741823, 1073741824",
        "25%, 0, 0, 0",
    })
    void percentagesScaleDownAndUp(String percent, int total, int down, int up) {
        IntOrString value = IntOrString.of(percent);

        assertThat(value.isPercent()).isTrue();
        assertThat(value.scaled(total, false)).isEqualTo(down);
        assertThat(value.scaled(total, true)).isEqualTo(up);
    }

    @Test
    void numbersAreNotScaled() {
        assertThat(IntOrString.of(3).scaled(1, false)).isEqualTo(3);
        assertThat(IntOrString.of(-3).scaled(100, true)).isEqualTo(-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "5", "half", "5 %", "-5%", "1.5%", "5%%", "\u0661%"})
    void otherTextsAreNoPercentage(String text) {
        assertThat(IntOrString.of(text).isPercent()).isFalse();
        assertThatThrownBy(() -> IntOrString.of(text).scaled(10, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not a percentage");
    }

    @Test
    void aShareTooLargeForAnIntIsRefused() {
        assertThatThrownBy(() -> IntOrString.of("99999999999999999999%").scaled(10, true))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aTextOfDigitsIsNotTheNumber() {
        assertThat(IntOrString.of("80")).isNotEqualTo(IntOrString.of(80)).hasToString("80");
        assertThat(IntOrString.of("80").isInt()).isFalse();
        assertThat(IntOrString.of("80").intValue()).isEqualTo(80);
        assertThat(IntOrString.of("http").intValue()).isZero();
        assertThat(IntOrString.of(80)).isEqualTo(IntOrString.of(80)).hasSameHashCodeAs(IntOrString.of(80));
    }
}
