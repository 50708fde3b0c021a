package dev.coracle.store.mvcc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An immutable map from texts to values, sorted by the texts' UTF-8 bytes. A change gives a new map, which shares all but
 * a few small nodes with the one before, so that keeping many states of a large map costs little.
 *
 * <p>It is a B+ tree whose inner nodes know how many keys are below them: a key is found, put, removed, ranked and
 * counted in logarithmic time.
 */
public final class KeyMap<V> {
    private final Node<V> root;

    private KeyMap(Node<V> root) {
        this.root = root;
    }

    /** A map without keys. */
    public static <V> KeyMap<V> empty() {
        return new KeyMap<>(Leaf.empty());
    }

    /** The map of what is below a node that may be too wide, or have only one child. */
    static <V> KeyMap<V> over(Node<V> root) {
        if (root.width() > Node.WIDEST) return new KeyMap<>(Inner.over(root.fitting()));
        return new KeyMap<>(root instanceof Inner<V> inner ? inner.withoutNeedlessLevel() : root);
    }

    /** How many keys there are. */
    public int size() {
        return root.size();
    }

    /** The spot of a key. */
    public Spot<V> at(String key) {
        return Spot.find(this, root, key);
    }

    /** The value of a key. */
    public Optional<V> get(String key) {
        return at(key).value();
    }

    /** With this value for the key. */
    public KeyMap<V> put(String key, V value) {
        return at(key).put(value);
    }

    /** Without this key. */
    public KeyMap<V> remove(String key) {
        return at(key).remove();
    }

    /** How many keys there are before this one, whether it is in the map or not: the rank of the first key from it on. */
    public int rank(String key) {
        return root.rank(Place.at(key));
    }

    /** How many keys start with this prefix or lie before those that do: the rank of the first key behind them. */
    public int rankBehind(String prefix) {
        return root.rank(Place.behind(prefix));
    }

    /**
     * Values in the order of their keys.
     *
     * @param from rank of the first
     * @param to rank behind the last
     */
    public List<V> values(int from, int to) {
        List<V> values = new ArrayList<>(Math.max(0, to - from));
        if (from < to) root.collect(from, to, values);
        return Collections.unmodifiableList(values);
    }
}
