package dev.coracle.store.mvcc;

import java.util.Arrays;
import java.util.List;

/** Keys and their values. */
final class Leaf<V> extends Node<V> {
    private final String[] keys;
    private final Row row;
    private final Object[] values;

    private Leaf(String[] keys, Object[] values) {
        this(keys, new Row(keys, 0), values);
    }

    private Leaf(String[] keys, Row row, Object[] values) {
        this.keys = keys;
        this.row = row;
        this.values = values;
    }

    static <V> Leaf<V> empty() {
        return new Leaf<>(new String[0], new Object[0]);
    }

    @Override
    int size() {
        return keys.length;
    }

    @Override
    int width() {
        return keys.length;
    }

    @Override
    String firstKey() {
        return keys[0];
    }

    /** The leaf with this value for a key, which belongs where {@link #find} said. */
    Leaf<V> put(int index, String key, V value) {
        if (index < 0) {
            return new Leaf<>(
                    splice(keys, ~index, ~index, List.of(key)), splice(values, ~index, ~index, List.of(value)));
        }
        Object[] replaced = values.clone();
        replaced[index] = value;
        return new Leaf<>(keys, row, replaced);
    }

    Leaf<V> remove(int index) {
        return new Leaf<>(splice(keys, index, index + 1, List.of()), splice(values, index, index + 1, List.of()));
    }

    @SuppressWarnings("unchecked") // only values of this type are put in
    V value(int index) {
        return (V) values[index];
    }

    @Override
    int rank(Place place) {
        int index = find(place);
        return index < 0 ? ~index : index;
    }

    @Override
    void collect(int from, int to, List<V> into) {
        for (int i = from; i < to; i++) into.add(value(i));
    }

    @Override
    Leaf<V> part(int from, int to) {
        return new Leaf<>(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }

    @Override
    Leaf<V> join(Node<V> right) {
        Leaf<V> other = (Leaf<V>) right;
        return new Leaf<>(concat(keys, other.keys), concat(values, other.values));
    }

    /** Index of the key at the place; otherwise the complement of the index that it would have. */
    int find(Place place) {
        int index = row.upTo(place) - 1;
        return isAt(place, index) ? index : ~(index + 1);
    }

    /** The same, if the key is here; otherwise a negative number. */
    int guess(Place place) {
        int index = row.guessUpTo(place) - 1;
        return isAt(place, index) ? index : -1;
    }

    private boolean isAt(Place place, int index) {
        return index >= 0 && place.compareTo(keys[index]) == 0;
    }
}
