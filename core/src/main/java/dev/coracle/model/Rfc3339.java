package dev.coracle.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments as RFC 3339 writes them, with exactly the freedom that it gives: any offset, any fraction of a second. */
final class Rfc3339 {
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private Rfc3339() {}

    static Instant parse(String text) {
        try {
            if (!hasShape(text)) throw malformed(text);
            int zone = fractionEnd(text);
            LocalDateTime local = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19),
                    nanos(text, zone));
            return local.toInstant(offset(text, zone));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw malformed(text);
        }
    }

    /** Whole seconds and the first digits of the fraction, cut off. */
    static String print(Instant moment, int fractionDigits) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(SHAPE.length() + fractionDigits + 2);
        pad(out, utc.getYear(), 4);
        pad(out.append('-'), utc.getMonthValue(), 2);
        pad(out.append('-'), utc.getDayOfMonth(), 2);
        pad(out.append('T'), utc.getHour(), 2);
        pad(out.append(':'), utc.getMinute(), 2);
        pad(out.append(':'), utc.getSecond(), 2);
        if (fractionDigits > 0)
            out.append('.').append(String.valueOf(1_000_000_000 + utc.getNano()), 1, fractionDigits + 1);
        return out.append('Z').toString();
    }

    private static boolean hasShape(String text) {
        if (text.length() <= SHAPE.length()) return false;
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            if (wanted == 'd' ? !isDigit(text, i) : text.charAt(i) != wanted) return false;
        }
        return true;
    }

    private static int fractionEnd(String text) {
        int end = SHAPE.length();
        if (text.charAt(end) != '.') return end;
        do end++;
        while (isDigit(text, end));
        if (end == SHAPE.length() + 1) throw malformed(text);
        return end;
    }

    private static int nanos(String text, int zone) {
        int nanos = 0;
        int unit = 100_000_000;
        for (int i = SHAPE.length() + 1; i < zone; i++, unit /= 10) nanos += unit * digits(text, i, i + 1);
        return nanos;
    }

    private static ZoneOffset offset(String text, int zone) {
        char sign = text.charAt(zone);
        if (sign == 'Z' && text.length() == zone + 1) return ZoneOffset.UTC;
        if ((sign != '+' && sign != '-') || text.length() != zone + 6 || text.charAt(zone + 3) != ':') {
            throw malformed(text);
        }
        int hours = digits(text, zone + 1, zone + 3);
        int minutes = digits(text, zone + 4, zone + 6);
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private static boolean isDigit(String text, int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text, i)) throw malformed(text);
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static void pad(StringBuilder out, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) out.append('0');
        out.append(digits);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "must be a time as RFC 3339 writes it, such as 2026-01-02T03:04:05Z, not \"" + text + "\"");
    }
}
