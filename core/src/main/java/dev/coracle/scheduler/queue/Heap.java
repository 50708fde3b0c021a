package dev.coracle.scheduler.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of which the first by some order is at hand. An entry knows its index here, so that it can be taken out of the
 * middle; an order that contradicts itself costs order and nothing else.
 */
final class Heap {
    /** An order of entries. */
    interface Order {
        boolean isBefore(Entry a, Entry b);
    }

    private final Order order;
    private final List<Entry> entries = new ArrayList<>();

    Heap(Order order) {
        this.order = order;
    }

    int size() {
        return entries.size();
    }

    @Nullable
    Entry first() {
        return entries.isEmpty() ? null : entries.get(0);
    }

    void add(Entry entry) {
        entries.add(entry);
        rise(entry, entries.size() - 1);
    }

    void remove(Entry entry) {
        Entry last = entries.remove(entries.size() - 1);
        if (last != entry) settle(last, entry.index);
    }

    /** Puts an entry right whose rank has changed. */
    void moved(Entry entry) {
        settle(entry, entry.index);
    }

    private void settle(Entry entry, int at) {
        rise(entry, at);
        if (entry.index == at) sink(entry, at);
    }

    private void rise(Entry entry, int from) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!order.isBefore(entry, entries.get(parent))) break;
            put(entries.get(parent), at);
            at = parent;
        }
        put(entry, at);
    }

    private void sink(Entry entry, int from) {
        int at = from;
        for (int child = 2 * at + 1; child < entries.size(); child = 2 * at + 1) {
            if (child + 1 < entries.size() && order.isBefore(entries.get(child + 1), entries.get(child))) child++;
            if (!order.isBefore(entries.get(child), entry)) break;
            put(entries.get(child), at);
            at = child;
        }
        put(entry, at);
    }

    private void put(Entry entry, int at) {
        entries.set(at, entry);
        entry.index = at;
    }
}
