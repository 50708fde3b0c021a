package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodCounts;

/** Pods by part, counted as they come and go. */
final class Counter implements PodCounts {
    private final Domains domains;
    private final Column column;
    private int[] counts = new int[8];
    private long total;

    // The lowest count and how many parts have it; to be found anew when none is left or parts came or went.
    private int minimum;
    private int atMinimum;
    private long seen = -1;

    Counter(Domains domains) {
        this.domains = domains;
        this.column = domains.column();
    }

    Domains domainsCounted() {
        return domains;
    }

    /** A pod more or less on a node. */
    void add(int node, int by) {
        if (!domains.includes(node)) return;
        int number = column.number(node);
        counts = Column.grown(counts, number, 0);
        int before = counts[number];
        counts[number] = before + by;
        total += by;
        if (before == minimum) atMinimum--;
        if (before + by == minimum) atMinimum++;
        if (before + by < minimum) {
            minimum = before + by;
            atMinimum = 1;
        }
    }

    @Override
    public int in(NodeInfo node) {
        int number = column.number(node.index());
        if (number < 0) return NO_LABEL;
        return number < counts.length ? counts[number] : 0;
    }

    @Override
    public int part(NodeInfo node) {
        return column.number(node.index());
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public int domains() {
        return domains.size();
    }

    @Override
    public int minimum() {
        if (atMinimum <= 0 || seen != domains.version()) findMinimum();
        return minimum;
    }

    private void findMinimum() {
        seen = domains.version();
        minimum = 0;
        atMinimum = 0;
        if (domains.size() == 0) return;
        counts = Column.grown(counts, domains.limit() - 1, 0);
        int lowest = Integer.MAX_VALUE;
        int parts = 0;
        for (int number = 0; number < domains.limit(); number++) {
            if (!domains.has(number)) continue;
            if (counts[number] < lowest) {
                lowest = counts[number];
                parts = 1;
            } else if (counts[number] == lowest) {
                parts++;
            }
        }
        minimum = lowest;
        atMinimum = parts;
    }
}
