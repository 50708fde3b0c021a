package dev.coracle.scheduler.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads how long something is to take. */
record Durations(List<String> mistakes) {
    /** A duration; zero where the text is none, which is noted as a mistake. */
    Duration read(String field, String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            mistakes.add(field + ": must be a duration such as 15s, not \"" + text + "\"");
            return Duration.ZERO;
        }
    }
}
