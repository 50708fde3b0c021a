package dev.coracle.simulation.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events to come, the next one first: a binary heap whose elements know their places, so that each can leave early.
 */
final class Agenda {
    private Event[] heap = new Event[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The next event, which stays; null where there is none. */
    @Nullable
    Event first() {
        return size == 0 ? null : heap[0];
    }

    void add(Event event) {
        if (size == heap.length) heap = Arrays.copyOf(heap, size * 2);
        rise(event, size++);
    }

    /** Takes an event off; nothing to do where it is not there. */
    void remove(Event event) {
        int hole = event.place;
        if (hole < 0) return;
        event.place = -1;
        Event last = heap[--size];
        heap[size] = null;
        if (hole == size) return;
        if (hole > 0 && last.isBefore(heap[(hole - 1) / 2])) rise(last, hole);
        else sink(last, hole);
    }

    /** Takes off all events of a kind, and returns them in the order in which they would have happened. */
    List<Event> removeAll(Predicate<Event> kind) {
        List<Event> removed = new ArrayList<>();
        for (int i = 0; i < size; i++) if (kind.test(heap[i])) removed.add(heap[i]);
        removed.forEach(this::remove);
        removed.sort(Comparator.naturalOrder());
        return removed;
    }

    /** Finds a place for the event at the hole or above it. */
    private void rise(Event event, int hole) {
        while (hole > 0) {
            int parent = (hole - 1) / 2;
            if (!event.isBefore(heap[parent])) break;
            put(heap[parent], hole);
            hole = parent;
        }
        put(event, hole);
    }

    /** Finds a place for the event at the hole or below it. */
    private void sink(Event event, int hole) {
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) child++;
            if (event.isBefore(heap[child])) break;
            put(heap[child], hole);
            hole = child;
        }
        put(event, hole);
    }

    private void put(Event event, int place) {
        heap[place] = event;
        event.place = place;
    }
}
