package dev.coracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_9999 = 253_402_300_799L;

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000000Z",
        "2026-01-02T03:04:05.999999999Z, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05.999999Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05.100000Z",
        "2026-01-02T03:04:05.00000012345678901Z, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000000Z",
        "2026-01-02T03:04:05+02:30, 2026-01-02T00:34:05Z, 2026-01-02T00:34:05.000000Z",
        "2026-01-01T23:30:00.5-01:00, 2026-01-02T00:30:00Z, 2026-01-02T00:30:00.500000Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000000Z",
        "1969-12-31T23:59:59.75Z, 1969-12-31T23:59:59Z, 1969-12-31T23:59:59.750000Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    })
    void readsAnyOffsetAndFraction(String text, String seconds, String micros) {
        assertThat(Time.parse(text)).hasToString(seconds);
        assertThat(MicroTime.parse(text)).hasToString(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04Z",
                "2026-01-02 03:04:05Z",
                "2026-01-02t03:04:05z",
                "2026-1-2T03:04:05Z",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-01-02T24:00:00Z",
                "2026-01-02T03:60:05Z",
                "2026-01-02T03:04:60Z",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05,5Z",
                "2026-01-02T03:04:05.5",
                "2026-01-02T03:04:05+0230",
                "2026-01-02T03:04:05+02",
                "2026-01-02T03:04:05+99:00",
                "2026-01-02T03:04:05+02:99",
                "2026-01-02T03:04:05ZZ",
                "+2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05+02:3x",
                "\u0662026-01-02T03:04:05Z",
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Time.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a time as RFC 3339 writes it, such as 2026-01-02T03:04:05Z, not \"" + text + "\"");
        assertThatThrownBy(() -> MicroTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersByMoment() {
        assertThat(Time.parse("2026-01-02T03:04:05Z")).isLessThan(Time.parse("2026-01-02T03:04:06Z"));
        assertThat(MicroTime.parse("2026-01-02T03:04:05.000001Z"))
                .isGreaterThan(MicroTime.parse("2026-01-02T03:04:05Z"));
        assertThat(Time.parse("2026-01-02T03:04:05.7Z")).isEqualTo(Time.parse("2026-01-02T04:04:05+01:00"));
    }

    @Property
    @Label("every moment of the years 0 to 9999 is written as the JDK would, and reads back as it was cut")
    void roundTrip(
            @ForAll @LongRange(min = YEAR_0, max = YEAR_9999) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant moment = Instant.ofEpochSecond(second, nano);
        DateTimeFormatter six =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

        assertThat(new Time(moment)).hasToString(Instant.ofEpochSecond(second).toString());
        assertThat(new MicroTime(moment)).hasToString(six.format(moment));
        assertThat(Time.parse(new Time(moment).toString())).isEqualTo(new Time(moment));
        assertThat(MicroTime.parse(new MicroTime(moment).toString())).isEqualTo(new MicroTime(moment));
        assertThat(MicroTime.parse(moment.toString()).instant()).isEqualTo(moment.minusNanos(nano % 1000));
    }
}
