package dev.coracle.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment in whole microseconds, always written with six digits: {@code 2026-01-02T03:04:05.000000Z}.
 *
 * @param instant the moment, without a fraction of a microsecond
 */
public record MicroTime(Instant instant) implements Comparable<MicroTime> {
    public MicroTime {
        instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads RFC 3339 with any offset and any fraction.
     *
     * @throws IllegalArgumentException where the text is something else, or a day that no calendar has
     */
    public static MicroTime parse(String text) {
        return new MicroTime(Rfc3339.parse(text));
    }

    @Override
    public int compareTo(MicroTime other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return Rfc3339.print(instant, 6);
    }
}
