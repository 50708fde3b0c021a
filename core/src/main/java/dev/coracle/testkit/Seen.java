package dev.coracle.testkit;

import dev.coracle.store.Change;
import java.util.List;
import java.util.Optional;

/** A change, to be compared and to be read in a report. */
record Seen(Fact current, Optional<Fact> previous, boolean deleted) {
    static Seen of(Change change) {
        return new Seen(Fact.of(change.current()), change.previous().map(Fact::of), change.deleted());
    }

    static List<Seen> of(List<Change> changes) {
        return changes.stream().map(Seen::of).toList();
    }

    long revision() {
        return current.modified();
    }
}
