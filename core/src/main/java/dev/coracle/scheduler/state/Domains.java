package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.NodeScope;
import java.util.BitSet;

/** The parts into which the values of a label divide the nodes of a scope. */
final class Domains {
    private final Column column;
    private final NodeScope scope;
    private final BitSet members = new BitSet();
    private int[] nodesOf = new int[8];
    private int size;
    private long version;

    Domains(Column column, NodeScope scope) {
        this.column = column;
        this.scope = scope;
    }

    Column column() {
        return column;
    }

    /** Whether pods on a node count. */
    boolean includes(int node) {
        return members.get(node);
    }

    /** How many parts there are. */
    int size() {
        return size;
    }

    /** Numbers of parts are below this. */
    int limit() {
        return nodesOf.length;
    }

    /** Whether there is a part of this number. */
    boolean has(int number) {
        return nodesOf[number] > 0;
    }

    /** Changes whenever a part comes or goes. */
    long version() {
        return version;
    }

    void attach(NodeRow row) {
        int number = column.number(row.index());
        if (number == Column.NO_VALUE || !scope.includes(row)) return;
        members.set(row.index());
        nodesOf = Column.grown(nodesOf, number, 0);
        if (nodesOf[number]++ == 0) change(1);
    }

    void detach(NodeRow row) {
        if (!members.get(row.index())) return;
        members.clear(row.index());
        if (--nodesOf[column.number(row.index())] == 0) change(-1);
    }

    private void change(int by) {
        size += by;
        version++;
    }
}
