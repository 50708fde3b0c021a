package dev.coracle.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment in whole seconds, written as {@code 2026-01-02T03:04:05Z}. Fractions are cut off, other offsets converted.
 *
 * @param instant the moment, without a fraction of a second
 */
public record Time(Instant instant) implements Comparable<Time> {
    public Time {
        instant = instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Reads RFC 3339 with any offset and any fraction.
     *
     * @throws IllegalArgumentException where the text is something else, or a day that no calendar has
     */
    public static Time parse(String text) {
        return new Time(Rfc3339.parse(text));
    }

    @Override
    public int compareTo(Time other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return Rfc3339.print(instant, 0);
    }
}
