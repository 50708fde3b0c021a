package dev.coracle.testkit;

/** A write with or without a time to live, a deletion, or time that passes. */
record TimedStep(Kind kind, String key, int seconds) {
    enum Kind {
        PUT,
        PUT_FOR_A_TIME,
        DELETE,
        PASS
    }
}
