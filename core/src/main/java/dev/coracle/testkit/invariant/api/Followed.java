package dev.coracle.testkit.invariant.api;

import dev.coracle.api.ListOptions;
import dev.coracle.api.WatchEvent;
import dev.coracle.simulation.NetworkObserver.ObservedWatch;
import dev.coracle.testkit.invariant.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A watch, and up to where it has told everything. */
final class Followed {
    private static final long UNKNOWN = -1;

    private final ObservedWatch watch;
    private final Wanted wanted;
    private final Set<Long> missedBefore = new HashSet<>();
    private long position;
    private boolean told;

    private Followed(ObservedWatch watch, Wanted wanted, long position) {
        this.watch = watch;
        this.wanted = wanted;
        this.position = position;
    }

    /** One that begins where its request says; where that is the present, it is judged from its first bookmark on. */
    static Followed fromRequest(ObservedWatch watch, Wanted wanted) {
        ListOptions options = watch.request().list();
        long asked = Revisions.of(options.resourceVersion());
        boolean present = asked == 0 || options.sendInitialEvents().orElse(false);
        return new Followed(watch, wanted, present ? UNKNOWN : asked);
    }

    /** One that was open when the history began. */
    static Followed since(ObservedWatch watch, Wanted wanted, long revision) {
        Followed followed = new Followed(watch, wanted, revision);
        followed.told = true;
        return followed;
    }

    /**
     * Compares an event with what was committed; empty where it cannot be judged.
     *
     * @param repeats whether the network lets it tell things twice
     */
    Optional<Told> take(WatchEvent event, boolean repeats, History history) {
        long revision = Revisions.of(event);
        if (event instanceof WatchEvent.Failed || revision <= history.begin()) return Optional.empty();
        long from = position;
        if (from == UNKNOWN && !(event instanceof WatchEvent.Bookmark)) return Optional.empty();
        boolean first = !told;
        told = true;
        position = Math.max(from, revision);
        if (from == UNKNOWN) return Optional.empty();
        boolean late = missedBefore.remove(revision);
        List<Change> missed = missed(Math.max(from, history.begin()), revision, event, history);
        missed.forEach(it -> missedBefore.add(it.revision()));
        Optional<WatchEvent> right = history.at(wanted.type(), revision).flatMap(wanted::event);
        return Optional.of(new Told(watch, event, revision, from, first, missed, late, right, repeats));
    }

    private List<Change> missed(long after, long revision, WatchEvent event, History history) {
        long upTo = event instanceof WatchEvent.Bookmark ? revision : revision - 1;
        List<Change> missed = new ArrayList<>();
        for (Change change : history.between(wanted.type(), after, upTo)) {
            if (wanted.event(change).isPresent()) missed.add(change);
        }
        return missed;
    }
}
