package dev.coracle.store.mvcc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spot in a {@link KeyMap} where a key is, or would be: found once, it shows the value and makes the map with
 * another.
 */
public final class Spot<V> {
    /** The way down from the root: a node, the index of its child, and the step above. */
    private record Step<V>(
            Inner<V> node, int index, @Nullable Step<V> above) {}

    private final KeyMap<V> map;
    private final String key;
    private final Leaf<V> leaf;
    private final int index;
    private final @Nullable Step<V> way;

    private Spot(KeyMap<V> map, String key, Leaf<V> leaf, int index, @Nullable Step<V> way) {
        this.map = map;
        this.key = key;
        this.leaf = leaf;
        this.index = index;
        this.way = way;
    }

    /** Guesses the way, which is quick and right if the key is there; otherwise goes it again with care. */
    static <V> Spot<V> find(KeyMap<V> map, Node<V> root, String key) {
        Place place = Place.at(key);
        Spot<V> guess = descend(map, root, place, true);
        return guess.index >= 0 ? guess : descend(map, root, place, false);
    }

    private static <V> Spot<V> descend(KeyMap<V> map, Node<V> root, Place place, boolean guessing) {
        Node<V> node = root;
        Step<V> way = null;
        while (node instanceof Inner<V> inner) {
            int child = guessing ? inner.guessChildAt(place) : inner.childAt(place);
            way = new Step<>(inner, child, way);
            node = inner.child(child);
        }
        Leaf<V> leaf = (Leaf<V>) node;
        return new Spot<>(map, place.key(), leaf, guessing ? leaf.guess(place) : leaf.find(place), way);
    }

    /** The key's value; empty where it is not in the map. */
    public Optional<V> value() {
        return index < 0 ? Optional.empty() : Optional.of(leaf.value(index));
    }

    /** The map with this value for the key. */
    public KeyMap<V> put(V value) {
        return above(leaf.put(index, key, value));
    }

    /** The map without the key. */
    public KeyMap<V> remove() {
        return index < 0 ? map : above(leaf.remove(index));
    }

    private KeyMap<V> above(Node<V> changed) {
        Node<V> node = changed;
        for (Step<V> step = way; step != null; step = step.above())
            node = step.node().with(step.index(), node);
        return KeyMap.over(node);
    }
}
