package dev.coracle.simulation.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The events to come, the next one first: a heap whose elements know their places, so that each can leave early. Each has
 * up to four below it, and the moments stand by themselves: a comparison seldom has to look at an event.
 */
final class Agenda {
    private static final int WIDTH = 4;

    private Event[] heap = new Event[64];
    private long[] times = new long[64];
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
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
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
        if (hole > 0 && isBefore(last, (hole - 1) / WIDTH)) rise(last, hole);
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

    private boolean isBefore(Event event, int place) {
        return event.time == times[place] ? event.isBefore(heap[place]) : event.time < times[place];
    }

    /** Finds a place for the event at the hole or above it. */
    private void rise(Event event, int hole) {
        while (hole > 0) {
            int parent = (hole - 1) / WIDTH;
            if (!isBefore(event, parent)) break;
            put(heap[parent], hole);
            hole = parent;
        }
        put(event, hole);
    }

    /** Finds a place for the event at the hole or below it. */
    private void sink(Event event, int hole) {
        while (WIDTH * hole + 1 < size) {
            int child = firstBelow(hole);
            if (isBefore(event, child)) break;
            put(heap[child], hole);
            hole = child;
        }
        put(event, hole);
    }

    /** The place of that event below a place which comes first. */
    private int firstBelow(int place) {
        int first = WIDTH * place + 1;
        int end = Math.min(size, first + WIDTH);
        for (int i = first + 1; i < end; i++) {
            if (times[i] < times[first] || (times[i] == times[first] && heap[i].isBefore(heap[first]))) first = i;
        }
        return first;
    }

    private void put(Event event, int place) {
        heap[place] = event;
        times[place] = event.time;
        event.place = place;
    }
}
