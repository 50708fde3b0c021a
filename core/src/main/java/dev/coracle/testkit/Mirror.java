package dev.coracle.testkit;

import static dev.coracle.testkit.Answers.given;

import dev.coracle.store.Cursor;
import dev.coracle.store.Page;
import java.util.List;
import java.util.TreeMap;

/** What a reader knows who listed all keys once and follows the changes since. */
final class Mirror {
    private final TreeMap<String, Fact> known = new TreeMap<>(Ledger.KEY_ORDER);
    private final Cursor cursor;

    Mirror(Trial trial) {
        Page page = given(trial.store.list("", "", 0, 0));
        for (Fact fact : Trial.facts(page)) known.put(fact.key(), fact);
        cursor = trial.cursor("", page.revision() + 1);
    }

    /** The state by all changes so far. */
    List<Fact> upToDate() {
        for (Seen change : Trial.drain(cursor, 100)) {
            if (change.deleted()) known.remove(change.current().key());
            else known.put(change.current().key(), change.current());
        }
        return List.copyOf(known.values());
    }
}
