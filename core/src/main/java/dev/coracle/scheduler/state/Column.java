package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.CountQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one label over all nodes, as small numbers: what counters count by. The number of a value is used again
 * when no node has the value any more.
 */
final class Column {
    static final int NO_VALUE = -1;

    private final String key;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int[] nodesOf = new int[8];
    private int[] numberOf = new int[0];

    Column(String key) {
        this.key = key;
    }

    /** The number of a node's value, or {@link #NO_VALUE}. */
    int number(int node) {
        return node < numberOf.length ? numberOf[node] : NO_VALUE;
    }

    void attach(NodeRow row) {
        numberOf = grown(numberOf, row.index(), NO_VALUE);
        String value =
                key.equals(CountQuery.EACH_NODE) ? row.name() : row.labels().get(key);
        if (value == null) return;
        int number = numbers.computeIfAbsent(value, this::newNumber);
        nodesOf = grown(nodesOf, number, 0);
        nodesOf[number]++;
        numberOf[row.index()] = number;
    }

    private int newNumber(String value) {
        Integer used = free.poll();
        if (used == null) {
            values.add(value);
            return values.size() - 1;
        }
        values.set(used, value);
        return used;
    }

    void detach(NodeRow row) {
        int number = number(row.index());
        if (number == NO_VALUE) return;
        numberOf[row.index()] = NO_VALUE;
        if (--nodesOf[number] > 0) return;
        numbers.remove(values.get(number));
        free.push(number);
    }

    /** An array in which this index fits, the new places filled. */
    static int[] grown(int[] array, int index, int filling) {
        if (index < array.length) return array;
        int[] longer = Arrays.copyOf(array, Math.max(index + 1, 2 * array.length));
        if (filling != 0) Arrays.fill(longer, array.length, longer.length, filling);
        return longer;
    }
}
