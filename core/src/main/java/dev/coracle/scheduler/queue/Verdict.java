package dev.coracle.scheduler.queue;

/** What an event means to a pod. */
enum Verdict {
    /** Nothing. */
    STAY,
    /** It may be tried again, when it has rested. */
    RETRY,
    /** What it waited for has happened: no rest. */
    RETRY_AT_ONCE;

    Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
