package dev.coracle.store.mvcc;

import java.util.Arrays;
import java.util.List;

/** A node of the tree inside a {@link KeyMap}. Immutable; arrays are shared between nodes and never changed. */
abstract sealed class Node<V> permits Leaf, Inner {
    /**
     * Most keys or children. Wider nodes make the tree flatter and reads faster, but a write copies one node of each
     * level.
     */
    static final int WIDEST = 32;

    /** Fewest keys or children, but for the root. Less than half of the most, lest a node is joined and split in turns. */
    static final int NARROWEST = 12;

    /** How many keys there are in and below this node. */
    abstract int size();

    /** How many keys or children this node has itself. A node that was just changed may be one off the bounds. */
    abstract int width();

    abstract String firstKey();

    /** How many keys lie before the place. */
    abstract int rank(Place place);

    /** Adds the values of the keys from one rank up to, but not including, another. */
    abstract void collect(int from, int to, List<V> into);

    /** What is in and below these of the node's own keys or children. */
    abstract Node<V> part(int from, int to);

    /** This node's content followed by that of its right neighbour, which is of the same height. */
    abstract Node<V> join(Node<V> right);

    /** This node, or its halves where it is too wide. */
    final List<Node<V>> fitting() {
        if (width() <= WIDEST) return List.of(this);
        int half = width() / 2;
        return List.of(part(0, half), part(half, width()));
    }

    /** A copy with other content between two indexes. */
    static <T> T[] splice(T[] array, int from, int to, List<? extends T> content) {
        T[] result = Arrays.copyOf(array, array.length - (to - from) + content.size());
        for (int i = 0; i < content.size(); i++) result[from + i] = content.get(i);
        System.arraycopy(array, to, result, from + content.size(), array.length - to);
        return result;
    }

    static <T> T[] concat(T[] left, T[] right) {
        T[] result = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, result, left.length, right.length);
        return result;
    }
}
