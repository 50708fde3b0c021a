package dev.coracle.scheduler.state;

import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayDeque;
import java.util.Deque;

/** Pods that come to and leave one node in thought. Closing it brings everything back to what it was. */
public final class Alteration implements AutoCloseable {
    private final ClusterState state;
    private final NodeRow row;
    private final long generation;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Alteration(ClusterState state, NodeRow row) {
        this.state = state;
        this.row = row;
        this.generation = row.generation();
    }

    /** A pod that is on the node, or was added here, is not. */
    public void remove(PodInfo pod) {
        Placed gone = row.placed().stream()
                .filter(it -> it.pod.uid().equals(pod.uid()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(pod + " is not on " + row));
        state.take(gone);
        undo.push(() -> state.put(gone));
    }

    /** A pod is on the node. */
    public void add(PodInfo pod) {
        Placed added = new Placed(pod, row);
        state.put(added);
        undo.push(() -> state.take(added));
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) undo.pop().run();
        row.generation(generation);
    }
}
