package dev.coracle.testkit.invariant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Changes in the order of their revisions, each revision once. Made for those that come in order: they are put behind. */
public final class Course {
    private final List<Change> changes = new ArrayList<>();

    /** No changes. */
    public Course() {}

    /** Takes a change in; returns whether its revision was not there before. */
    public boolean add(Change change) {
        int place = placeAfter(change.revision());
        if (place > 0 && changes.get(place - 1).revision() == change.revision()) return false;
        changes.add(place, change);
        return true;
    }

    /** How many are not after a revision. */
    private int placeAfter(long revision) {
        int low = 0;
        int high = changes.size();
        if (high == 0 || changes.get(high - 1).revision() <= revision) return high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).revision() <= revision) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The last one that is not after a revision. */
    public Optional<Change> last(long revision) {
        int place = placeAfter(revision);
        return place == 0 ? Optional.empty() : Optional.of(changes.get(place - 1));
    }

    /** The first one after a revision. */
    public Optional<Change> next(long revision) {
        int place = placeAfter(revision);
        return place == changes.size() ? Optional.empty() : Optional.of(changes.get(place));
    }

    /** Those after one revision and not after another, in order; a view, good until more is taken in. */
    public List<Change> between(long after, long upTo) {
        int from = placeAfter(after);
        return Collections.unmodifiableList(changes.subList(from, Math.max(from, placeAfter(upTo))));
    }
}
