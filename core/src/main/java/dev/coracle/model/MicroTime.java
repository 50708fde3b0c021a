package dev.coracle.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A moment in whole microseconds, always written with six digits: {@code 2026-01-02T03:04:05.000000Z}.
 *
 * @param instant the moment, without a fraction of a microsecond
 */
public record MicroTime(Instant instant) implements Comparable<MicroTime> {
    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public MicroTime {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads RFC 3339 with any offset and any fraction. */
    public static MicroTime parse(String text) {
        return new MicroTime(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    }

    @Override
    public int compareTo(MicroTime other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return SIX_DIGITS.format(instant);
    }
}
