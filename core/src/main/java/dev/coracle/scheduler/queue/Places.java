package dev.coracle.scheduler.queue;

import dev.coracle.scheduler.framework.QueueSortPlugin;
import dev.coracle.scheduler.queue.Entry.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where pods are while nobody tries them: each place has its order, and a waiting pod is known to those it waits for. */
final class Places {
    private final Map<Place, Heap> heaps = new EnumMap<>(Place.class);
    private final Blockers blockers;

    Places(QueueSortPlugin order, Blockers blockers) {
        Heap.Order rank = (a, b) -> order.less(a, b) || (a.turn < b.turn && !order.less(b, a));
        Heap.Order rest = (a, b) -> a.dueAt < b.dueAt || (a.dueAt == b.dueAt && rank.isBefore(a, b));
        heaps.put(Place.ACTIVE, new Heap(rank));
        heaps.put(Place.RESTING, new Heap(rest));
        heaps.put(Place.RECOVERING, new Heap(rest));
        heaps.put(Place.WAITING, new Heap((a, b) -> a.dueAt < b.dueAt));
        this.blockers = blockers;
    }

    /** A pod comes to a place. */
    void put(Entry entry, Place place) {
        entry.place = place;
        of(place).add(entry);
        if (place == Place.WAITING) blockers.add(entry);
    }

    /** A pod leaves the place where it is. */
    void leave(Entry entry) {
        if (entry.place == Place.WAITING) blockers.remove(entry);
        of(entry.place).remove(entry);
        entry.place = Place.AWAY;
    }

    /** A pod is where it was, but its rank may have changed. */
    void moved(Entry entry) {
        of(entry.place).moved(entry);
    }

    @Nullable
    Entry first(Place place) {
        return of(place).first();
    }

    int size(Place place) {
        return of(place).size();
    }

    /** The pods whose time at a place is over, which leave it. */
    List<Entry> due(Place place, long now) {
        Heap heap = of(place);
        List<Entry> due = new ArrayList<>(0);
        for (Entry first = heap.first(); first != null && first.dueAt <= now; first = heap.first()) {
            leave(first);
            due.add(first);
        }
        return due;
    }

    /** When the next pod's time is over. */
    OptionalLong nextDueAt() {
        long at = Long.MAX_VALUE;
        for (Map.Entry<Place, Heap> heap : heaps.entrySet()) {
            Entry first = heap.getValue().first();
            if (first != null && heap.getKey() != Place.ACTIVE) at = Math.min(at, first.dueAt);
        }
        return at == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(at);
    }

    private Heap of(Place place) {
        return Objects.requireNonNull(heaps.get(place), "nobody is kept there");
    }
}
