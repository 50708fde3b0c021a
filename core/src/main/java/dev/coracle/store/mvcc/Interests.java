package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes that somebody reads or waits for. A change finds those of its key by one search, whatever their number,
 * and is put on the trail of each: so a reader looks at nothing that does not concern it. Guarded by the timeline's lock.
 */
final class Interests {
    private final TreeMap<String, Interest> byPrefix = new TreeMap<>();

    /**
     * The interest in a prefix, with one member more.
     *
     * @param state what is visible
     * @param start revision after which the changes are wanted
     */
    Interest join(String prefix, State state, long start) {
        Interest interest = byPrefix.get(prefix);
        if (interest == null) {
            interest = new Interest(prefix, nearest(prefix), state.revision());
            byPrefix.put(prefix, interest);
            replaceParent(interest, interest.parent, interest);
        }
        Trail trail = interest.trail();
        if (start < trail.start()) {
            interest.follow(trail.precededBy(state.between(start, trail.start(), prefix), start));
        }
        interest.members++;
        return interest;
    }

    /** Takes a member away; nothing is kept for a prefix without members. */
    void leave(Interest interest) {
        if (--interest.members > 0) return;
        byPrefix.remove(interest.prefix());
        replaceParent(interest, interest, interest.parent);
    }

    private void replaceParent(Interest above, @Nullable Interest before, @Nullable Interest after) {
        for (Interest below : byPrefix.tailMap(above.prefix(), false).values()) {
            if (!below.prefix().startsWith(above.prefix())) return;
            if (below.parent == before) below.parent = after;
        }
    }

    /**
     * Takes in changes that are about to become visible.
     *
     * @return the interests in them, in the order of the changes
     */
    Collection<Interest> appear(List<Draft.Step> steps) {
        if (byPrefix.isEmpty()) return List.of();
        Set<Interest> concerned = new LinkedHashSet<>();
        for (Draft.Step step : steps) {
            Change change = step.change();
            for (Interest interest = nearest(change.current().key()); interest != null; interest = interest.parent) {
                interest.follow(interest.trail().with(change));
                concerned.add(interest);
            }
        }
        return concerned;
    }

    /** Forgets changes up to this revision. */
    void forget(long revision) {
        for (Interest interest : byPrefix.values()) {
            interest.follow(interest.trail().without(revision));
        }
    }

    /** Goes past everything up to this revision, which nobody knows: it counts as forgotten. */
    void skip(long revision) {
        for (Interest interest : byPrefix.values()) interest.follow(Trail.unknownUpTo(revision));
    }

    List<Interest> all() {
        return List.copyOf(byPrefix.values());
    }

    /**
     * The longest prefix of this text. Any prefix of it sorts before it, and everything that sorts in between begins with
     * that prefix: so the last one before the text has all of them among its parents, if it is none itself.
     */
    private @Nullable Interest nearest(String text) {
        Map.Entry<String, Interest> last = byPrefix.floorEntry(text);
        Interest interest = last == null ? null : last.getValue();
        while (interest != null && !text.startsWith(interest.prefix())) interest = interest.parent;
        return interest;
    }
}
