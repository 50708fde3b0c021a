package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The known changes below one prefix, oldest first. Immutable to readers. The publisher makes each trail from the one
 * before, and appends to the same array behind what earlier trails count.
 */
final class Trail {
    private static final Change[] NONE = {};
    private static final int SMALLEST = 8;

    private final long start;
    private final long forgotten;
    private final Change[] changes;
    private final int from;
    private final int to;

    private Trail(long start, long forgotten, Change[] changes, int from, int to) {
        this.start = start;
        this.forgotten = forgotten;
        this.changes = changes;
        this.from = from;
        this.to = to;
    }

    /** Knows what comes after this revision. */
    static Trail after(long revision) {
        return new Trail(revision, 0, NONE, 0, 0);
    }

    /** Knows what comes after this revision, and that something before is forgotten. */
    static Trail unknownUpTo(long revision) {
        return new Trail(revision, revision, NONE, 0, 0);
    }

    /** What came after this revision is here, or was and is forgotten. */
    long start() {
        return start;
    }

    /** Revision of the last change that was forgotten; 0 where there is none. */
    long forgotten() {
        return forgotten;
    }

    /** With one more at the end. */
    Trail with(Change change) {
        if (to == changes.length)
            return compact(Math.max(SMALLEST, 2 * (to - from))).with(change);
        changes[to] = change;
        return new Trail(start, forgotten, changes, from, to + 1);
    }

    /** With what came before the start, down to an earlier one. */
    Trail precededBy(List<Change> earlier, long earlierStart) {
        Change[] all = earlier.toArray(new Change[earlier.size() + to - from]);
        System.arraycopy(changes, from, all, earlier.size(), to - from);
        return new Trail(earlierStart, forgotten, all, 0, all.length);
    }

    /** Without what is not after this revision. */
    Trail without(long revision) {
        int first = indexAfter(revision);
        if (first == from) return this;
        Trail rest = new Trail(start, changes[first - 1].revision(), changes, first, to);
        int length = to - first;
        return length * 4 > changes.length ? rest : rest.compact(length); // what is forgotten must not stay in memory
    }

    /** Those after one revision and not after another; a write with several changes is not divided. */
    List<Change> between(long after, long upTo, int max) {
        int first = indexAfter(after);
        if (first == to) return List.of();
        int end = indexAfter(upTo);
        if (end - first > max) {
            int last = first + max - 1;
            end = indexAfter(changes[last].revision());
        }
        return first < end ? Collections.unmodifiableList(Arrays.asList(changes).subList(first, end)) : List.of();
    }

    private Trail compact(int capacity) {
        Change[] copy = Arrays.copyOf(Arrays.copyOfRange(changes, from, to), capacity);
        return new Trail(start, forgotten, copy, 0, to - from);
    }

    /** Searched from the end, in steps that double: readers who keep up are there. */
    private int indexAfter(long revision) {
        int high = to;
        int step = 1;
        while (high - step >= from && changes[high - step].revision() > revision) {
            high -= step;
            step *= 2;
        }
        int low = Math.max(from, high - step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes[middle].revision() <= revision) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
