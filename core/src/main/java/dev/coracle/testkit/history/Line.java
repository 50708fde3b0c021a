package dev.coracle.testkit.history;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Something that was told.
 *
 * @param subject the call or cursor that it is about
 * @param verb what happened
 * @param key of which key or prefix
 * @param content a word for a value, or a state
 * @param revision what was expected, or answered
 */
record Line(String subject, Verb verb, String key, String content, long revision) {
    private static final String END = " .";
    private static final String NOTHING = "-";

    enum Verb {
        // A call begins.
        GET,
        PUT,
        DELETE,
        LIST,
        NOW,
        // A call is answered.
        WRITTEN,
        THERE,
        ABSENT,
        SHOWN,
        FAILED,
        UNKNOWN,
        // A cursor is opened, gives changes, and ends.
        WATCHES,
        SAW,
        SAW_DELETED,
        LOST,
        STOPS;

        boolean begins() {
            return compareTo(NOW) <= 0;
        }

        boolean answers() {
            return !begins() && compareTo(UNKNOWN) <= 0;
        }
    }

    Line(String subject, Verb verb, long revision) {
        this(subject, verb, "", "", revision);
    }

    static Optional<Line> parse(String text) {
        if (!text.endsWith(END)) return Optional.empty();
        String[] words = text.split(" ", -1);
        return Optional.of(new Line(
                words[0], Verb.valueOf(words[1]), decode(words[2]), decode(words[3]), Long.parseLong(words[4])));
    }

    /** As one line of characters that go through any pipe; its end shows that it is whole. */
    String text() {
        return subject + " " + verb + " " + encode(key) + " " + encode(content) + " " + revision + END;
    }

    private static String encode(String word) {
        return word.isEmpty()
                ? NOTHING
                : URLEncoder.encode(word, StandardCharsets.UTF_8).replace(NOTHING, "%2D");
    }

    private static String decode(String word) {
        return word.equals(NOTHING) ? "" : URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}
