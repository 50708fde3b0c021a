package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import dev.coracle.testkit.invariant.Change;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a watch told, beside what it had to tell.
 *
 * @param revision of the event
 * @param from the revision up to which the watch had told everything before
 * @param first whether it had told nothing before
 * @param missed what was committed between, is selected, and was not told
 * @param late whether it is one that was missed before
 * @param right what was to be told of this revision; empty where nothing was
 * @param repeats whether the network lets it tell things twice
 */
record Told(
        ObservedWatch watch,
        WatchEvent event,
        long revision,
        long from,
        boolean first,
        List<Change> missed,
        boolean late,
        Optional<WatchEvent> right,
        boolean repeats) {
    boolean isBookmark() {
        return event instanceof WatchEvent.Bookmark;
    }

    /** Whether it lies before what the watch had told. */
    boolean isOld() {
        return !isBookmark() && revision <= from;
    }

    String place() {
        return "watch " + watch.number() + " of " + watch.request().resource().plural() + " by " + watch.owner();
    }

    String missedText() {
        return Revisions.text(missed.stream().map(Change::revision).toList());
    }
}
