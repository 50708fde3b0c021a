package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodSelection;

/** A term that pods on nodes declare, and how many do so where. */
final class Declared implements DeclaredTerm {
    static final Declared[] NONE = new Declared[0];

    /** What tells one term from another. */
    record Key(Kind kind, PodSelection selection, String topologyKey, int weight) {}

    private final Key key;
    private final long number;
    private final Counter holders;
    private int pods;

    Declared(Key key, long number, Counter holders) {
        this.key = key;
        this.number = number;
        this.holders = holders;
    }

    Key key() {
        return key;
    }

    /** Grows from one term to the next. */
    long number() {
        return number;
    }

    boolean isGone() {
        return pods == 0;
    }

    void count(int node, int by) {
        pods += by;
        holders.add(node, by);
    }

    Counter counter() {
        return holders;
    }

    @Override
    public int weight() {
        return key.weight;
    }

    @Override
    public PodCounts holders() {
        return holders;
    }
}
