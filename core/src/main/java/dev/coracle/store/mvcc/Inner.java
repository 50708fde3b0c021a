package dev.coracle.store.mvcc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Nodes in the order of their keys, with what is needed to choose among them by key and by rank. */
final class Inner<V> extends Node<V> {
    /** From the second on: not behind any key of the child, and behind all keys of the child before. */
    private final String[] lows;

    private final Row row;
    private final Node<V>[] children;

    /** How many keys there are in this child and those before it. */
    private final int[] ends;

    private Inner(String[] lows, Row row, Node<V>[] children, int[] ends) {
        this.lows = lows;
        this.row = row;
        this.children = children;
        this.ends = ends;
    }

    private Inner(String[] lows, Node<V>[] children) {
        this(lows, new Row(lows, 1), children, new int[children.length]);
        int end = 0;
        for (int i = 0; i < children.length; i++) ends[i] = end += children[i].size();
    }

    /** A node above these. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types cannot be created otherwise
    static <V> Inner<V> over(List<Node<V>> children) {
        return new Inner<>(firstKeys(children).toArray(new String[0]), children.toArray(new Node[0]));
    }

    @Override
    int size() {
        return ends[ends.length - 1];
    }

    @Override
    int width() {
        return children.length;
    }

    @Override
    String firstKey() {
        return children[0].firstKey();
    }

    Node<V> child(int index) {
        return children[index];
    }

    /** With another version of a child, which may have become too wide or too narrow. */
    Inner<V> with(int index, Node<V> child) {
        if (child.width() > WIDEST) return spliced(index, index + 1, child.fitting());
        if (child.width() >= NARROWEST) return replaced(index, child);
        if (index == 0) return spliced(0, 2, child.join(children[1]).fitting());
        return spliced(index - 1, index + 1, children[index - 1].join(child).fitting());
    }

    @Override
    int rank(Place place) {
        int index = childAt(place);
        return start(index) + children[index].rank(place);
    }

    @Override
    void collect(int from, int to, List<V> into) {
        for (int i = childWith(from); i < children.length && start(i) < to; i++) {
            children[i].collect(Math.max(0, from - start(i)), Math.min(ends[i], to) - start(i), into);
        }
    }

    @Override
    Inner<V> part(int from, int to) {
        return new Inner<>(Arrays.copyOfRange(lows, from, to), Arrays.copyOfRange(children, from, to));
    }

    @Override
    Inner<V> join(Node<V> right) {
        Inner<V> other = (Inner<V>) right;
        String[] joined = concat(lows, other.lows);
        joined[lows.length] = other.firstKey(); // the first of them is not kept up
        return new Inner<>(joined, concat(children, other.children));
    }

    /** The only child, if there is only one. */
    Node<V> withoutNeedlessLevel() {
        return children.length == 1 ? children[0] : this;
    }

    /** With one child in another version. What does not change is shared: most writes change neither keys nor sizes. */
    private Inner<V> replaced(int index, Node<V> child) {
        Node<V>[] copy = children.clone();
        copy[index] = child;
        int growth = child.size() - children[index].size();
        if (growth == 0) return new Inner<>(lows, row, copy, ends);
        int[] grown = ends.clone();
        for (int i = index; i < grown.length; i++) grown[i] += growth;
        return new Inner<>(lows, row, copy, grown);
    }

    private Inner<V> spliced(int from, int to, List<Node<V>> nodes) {
        return new Inner<>(splice(lows, from, to, firstKeys(nodes)), splice(children, from, to, nodes));
    }

    private static <V> List<String> firstKeys(List<Node<V>> nodes) {
        List<String> keys = new ArrayList<>(nodes.size());
        for (Node<V> node : nodes) keys.add(node.firstKey());
        return keys;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** The child in which a key at this place belongs. */
    int childAt(Place place) {
        return row.upTo(place);
    }

    /** The same, if all keys here begin alike and the place's does so as well; otherwise any child. */
    int guessChildAt(Place place) {
        return row.guessUpTo(place);
    }

    /** The child with the key of this rank; one past the last where there is none. */
    private int childWith(int rank) {
        int low = 0;
        int high = ends.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= rank) low = middle + 1;
            else high = middle - 1;
        }
        return low;
    }
}
