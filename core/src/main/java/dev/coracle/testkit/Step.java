package dev.coracle.testkit;

import java.util.Optional;

/** An attempt to write. */
record Step(String key, String value, boolean deletes, Expectation expectation) {
    /** What a writer believes of the key. */
    enum Expectation {
        CURRENT,
        ABSENT,
        OLDER,
        AHEAD;

        /** The revision that stands for this belief. */
        long revision(Optional<Fact> there, long currentRevision) {
            return switch (this) {
                case CURRENT -> there.map(Fact::modified).orElse(0L);
                case ABSENT -> 0;
                case OLDER -> Math.max(1, there.map(Fact::modified).orElse(currentRevision) - 1);
                case AHEAD -> currentRevision + 1;
            };
        }
    }

    /** Whether this must succeed. */
    boolean fits(Optional<Fact> there, long expectedRevision) {
        long actual = there.map(Fact::modified).orElse(0L);
        return actual == expectedRevision && !(deletes && there.isEmpty());
    }

    /** What this makes of what is there. */
    Seen effect(Optional<Fact> there, long revision) {
        Fact current = there.map(last -> deletes ? last.deleted(revision) : last.rewritten(value, revision))
                .orElseGet(() -> Fact.first(key, value, revision));
        return new Seen(current, there, deletes);
    }
}
