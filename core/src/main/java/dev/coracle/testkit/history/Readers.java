package dev.coracle.testkit.history;

import dev.coracle.testkit.history.Line.Verb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cursors should have given, against what they gave. */
final class Readers {
    private final Annals annals;
    private final Map<String, Deque<Line>> expected = new LinkedHashMap<>();
    private int changes;

    Readers(Annals annals) {
        this.annals = annals;
    }

    /** How many changes were given; all of them in order and once. */
    int judge(List<Line> lines) {
        for (Line line : lines) {
            switch (line.verb()) {
                case WATCHES -> expected.put(line.subject(), changes(line.subject(), line.key(), line.revision()));
                case SAW, SAW_DELETED -> expectNext(line);
                case STOPS -> expectNothingUpTo(line);
                case LOST -> throw new AssertionError("a cursor lost its place, though nothing was compacted: " + line);
                default -> {
                    // a call
                }
            }
        }
        return changes;
    }

    private Deque<Line> changes(String subject, String prefix, long after) {
        Deque<Line> changes = new ArrayDeque<>();
        for (Annals.Entry entry : annals.entries()) {
            if (entry.revision() <= after || !entry.key().startsWith(prefix)) continue;
            Verb verb = entry.deleted() ? Verb.SAW_DELETED : Verb.SAW;
            changes.add(new Line(subject, verb, entry.key(), entry.version().content(), entry.revision()));
        }
        return changes;
    }

    private void expectNext(Line seen) {
        changes++;
        Line next = left(seen).poll();
        if (!seen.equals(next)) throw new AssertionError("a cursor gave " + seen + ", and next was " + next);
    }

    private void expectNothingUpTo(Line stop) {
        Line next = left(stop).peek();
        boolean more = next != null && next.revision() <= stop.revision();
        if (more) throw new AssertionError("a cursor is at " + stop.revision() + " and has not given " + next);
    }

    private Deque<Line> left(Line line) {
        Deque<Line> left = expected.get(line.subject());
        if (left == null) throw new IllegalArgumentException("a cursor that was not opened: " + line);
        return left;
    }
}
