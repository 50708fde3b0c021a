package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    /** What kubectl prints after reading the first column into a container's requests. */
    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "0.5, 500m",
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "0.1Gi, 107374182400m",
        "0.1Ki, 102400m",
        "0.5Ki, 512",
        "1.2345Ki, 1264128m",
        "1023Ki, 1023Ki",
        "-1Ki, -1Ki",
        "0Gi, 0",
        "100k, 100k",
        "1000k, 1M",
        "0.1n, 1n",
        "-0.1n, -1n",
        "0.0001, 100u",
        "-1.5, -1500m",
        "12e6, 12e6",
        "1E, 1E",
        "1Ei, 1Ei",
        "1500e-3, 1500e-3",
        "1e3, 1e3",
        "1E3, 1e3",
        "100e-1, 10",
        "1000, 1k",
        "64, 64",
        "+1, 1",
        ".5, 500m",
        "1., 1",
        "1.G, 1G",
        "0.000, 0",
        "-0, 0",
        "8Ei, 9223372036854775807",
        "-8Ei, -9223372036854775807",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "1e99, 9223372036854775807",
    })
    void canonicalForm(String written, String canonical) {
        assertThat(Quantity.parse(written)).hasToString(canonical);
        assertThat(Quantity.parse(canonical)).hasToString(canonical).isEqualTo(Quantity.parse(written));
    }

    @ParameterizedTest
    @CsvSource({
        "1n, 0.000000001",
        "1u, 0.000001",
        "1m, 0.001",
        "1, 1",
        "1k, 1000",
        "1M, 1000000",
        "1G, 1000000000",
        "1T, 1000000000000",
        "1P, 1000000000000000",
        "1E, 1000000000000000000",
        "1Ki, 1024",
        "1Mi, 1048576",
        "1Gi, 1073741824",
        "1Ti, 1099511627776",
        "1Pi, 1125899906842624",
        "1Ei, 1152921504606846976",
        "1e2, 100",
        "1e-2, 0.01",
        "1e+2, 100",
    })
    void suffixes(String text, BigDecimal amount) {
        assertThat(Quantity.parse(text).amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "m",
                "Gi",
                ".",
                "-",
                "+-1",
                "1.2.3",
                "1gi",
                "1ki",
                "1K",
                "1GB",
                "1Gii",
                "1 Gi",
                " 1",
                "1 ",
                "1e",
                "1e+",
                "1e1.5",
                "1E2E",
                "1,5",
                "0x10",
                "\u0661",
                "1e\u0661",
                "NaN",
                "Infinity",
                "1e99999999999",
                "1mm",
                "1_000",
            })
    void refusesWhatIsNoQuantity(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a quantity such as 500m, 2 or 1.5Gi, not \"" + text + "\": quantities"
                        + " must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @Test
    void hugeExponentsTakeNoTimeAndNoMemory() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(Quantity.parse("1e-999999999")).hasToString("1e-9");
            assertThat(Quantity.parse("-1e-999999999")).hasToString("-1e-9");
            assertThat(Quantity.parse("1e999999999").value()).isEqualTo(Long.MAX_VALUE);
            assertThat(Quantity.parse("0e999999999")).hasToString("0");
        });
    }

    @Test
    void wholeUnitsAndThousandthsRoundAwayFromZero() {
        assertThat(Quantity.parse("1500m").value()).isEqualTo(2);
        assertThat(Quantity.parse("-1500m").value()).isEqualTo(-2);
        assertThat(Quantity.parse("1n").value()).isEqualTo(1);
        assertThat(Quantity.parse("1500m").milliValue()).isEqualTo(1500);
        assertThat(Quantity.parse("1u").milliValue()).isEqualTo(1);
        assertThat(Quantity.parse("9E").milliValue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void factoriesChooseTheSuffixes() {
        assertThat(Quantity.of(5000)).hasToString("5k");
        assertThat(Quantity.ofMilli(250)).hasToString("250m");
        assertThat(Quantity.ofMilli(2000)).hasToString("2");
        assertThat(Quantity.ofBytes(1L << 30)).hasToString("1Gi");
        assertThat(Quantity.ofBytes(Long.MIN_VALUE)).hasToString("-9223372036854775807");
        assertThat(Quantity.ZERO).isEqualTo(Quantity.parse("0Ki")).hasToString("0");
    }

    @Test
    void sumsKeepTheSuffixesOfTheFirstThatIsNotZero() {
        assertThat(Quantity.parse("1Gi").plus(Quantity.parse("512Mi"))).hasToString("1536Mi");
        assertThat(Quantity.ZERO.plus(Quantity.parse("1Gi"))).hasToString("1Gi");
        assertThat(Quantity.ZERO.minus(Quantity.parse("1Gi"))).hasToString("-1Gi");
        assertThat(Quantity.sum(List.of(Quantity.parse("100m"), Quantity.parse("1"), Quantity.parse("1n"))))
                .hasToString("1100000001n");
        assertThat(Quantity.sum(List.of())).isEqualTo(Quantity.ZERO);
    }

    @Test
    void sumsAreNotCut() {
        Quantity most = Quantity.of(Long.MAX_VALUE);

        Quantity sum = most.plus(most);

        assertThat(sum.amount()).isEqualByComparingTo("18446744073709551614");
        assertThat(sum.minus(most)).isEqualTo(most);
        assertThat(sum.value()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void equalityIsOfTheWrittenFormAndOrderIsOfTheAmount() {
        assertThat(Quantity.parse("1024")).isNotEqualTo(Quantity.parse("1Ki"));
        assertThat(Quantity.parse("1024")).isEqualByComparingTo(Quantity.parse("1Ki"));
        assertThat(Quantity.parse("1000m")).isEqualTo(Quantity.parse("1")).hasSameHashCodeAs(Quantity.parse("1.0"));
        assertThat(Quantity.parse("999Mi")).isLessThan(Quantity.parse("1Gi"));
    }
}
