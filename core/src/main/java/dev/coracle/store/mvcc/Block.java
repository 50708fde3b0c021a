package dev.coracle.store.mvcc;

import dev.coracle.store.Change;
import dev.coracle.store.KeyValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some successive changes and the map from which they lead on. Keeping a map for each block instead of each change saves
 * most of the memory of history, and most of the collector's work; so does keeping of each change only what it is made of.
 * A map in between is made again where it is asked for.
 *
 * <p>Changes are filled in by the publisher, one after the other. A reader looks only at those that the {@link State} it
 * holds counts, and these never change.
 */
final class Block {
    static final int LENGTH = 256;

    /** A map in between, kept because the next page of a list is of the same revision. */
    private record Between(long sequence, KeyMap<KeyValue> map) {}

    private final KeyMap<KeyValue> start;
    private final KeyValue[] versions = new KeyValue[LENGTH];
    private final @Nullable KeyValue[] previous = new @Nullable KeyValue[LENGTH];
    private final boolean[] deletions = new boolean[LENGTH];
    private volatile @Nullable Between between;

    Block(KeyMap<KeyValue> start) {
        this.start = start;
    }

    /** The change with this number, counted over all blocks. */
    Change change(long sequence) {
        int index = index(sequence);
        return new Change(versions[index], Optional.ofNullable(previous[index]), deletions[index]);
    }

    /** What that change wrote. */
    KeyValue version(long sequence) {
        return versions[index(sequence)];
    }

    void fill(long sequence, Change change) {
        int index = index(sequence);
        versions[index] = change.current();
        previous[index] = change.previous().orElse(null);
        deletions[index] = change.deleted();
    }

    /** The map as it was before the change with this number. */
    KeyMap<KeyValue> before(long sequence) {
        Between known = between;
        if (known != null && known.sequence() == sequence) return known.map();
        KeyMap<KeyValue> map = start;
        for (int i = 0; i < index(sequence); i++) map = after(map, versions[i], deletions[i]);
        between = new Between(sequence, map);
        return map;
    }

    static KeyMap<KeyValue> after(KeyMap<KeyValue> map, KeyValue version, boolean deleted) {
        return deleted ? map.remove(version.key()) : map.put(version.key(), version);
    }

    private static int index(long sequence) {
        return (int) (sequence % LENGTH);
    }
}
