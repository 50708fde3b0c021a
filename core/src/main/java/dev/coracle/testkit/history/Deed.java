package dev.coracle.testkit.history;

import dev.coracle.testkit.history.Line.Verb;
import org.jspecify.annotations.Nullable;

/** A call, from its beginning to its answer; which may never have come. */
final class Deed {
    final Line asked;
    private @Nullable Line answer;

    /** The revision that this call surely came behind: everything answered before it began. */
    long floor;

    /** The write that a call without an answer turned out to be; 0 for none. */
    long found;

    Deed(Line asked) {
        this.asked = asked;
    }

    void answer(Line told) {
        if (answer != null) throw new IllegalArgumentException("two answers: " + answer + " and " + told);
        answer = told;
    }

    /** What came of it. */
    Verb outcome() {
        return answer == null ? Verb.UNKNOWN : answer.verb();
    }

    boolean isWrite() {
        return asked.verb() == Verb.PUT || asked.verb() == Verb.DELETE;
    }

    /** The revision that was answered, or found out; 0 for none. */
    long revision() {
        return answer == null ? found : Math.max(found, answer.revision());
    }

    String content() {
        return answer == null ? "" : answer.content();
    }

    /** Whether this is the write that the store tells of. */
    boolean wrote(Annals.Entry entry) {
        boolean deletes = asked.verb() == Verb.DELETE;
        return isWrite()
                && asked.key().equals(entry.key())
                && deletes == entry.deleted()
                && asked.content().equals(entry.version().content())
                && asked.revision() == entry.previous();
    }

    @Override
    public String toString() {
        return "[" + asked + " → " + answer + "]";
    }
}
