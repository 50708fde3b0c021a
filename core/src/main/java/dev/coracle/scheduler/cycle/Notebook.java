package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeNotes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes by a node's index, each good for one generation of the node. */
final class Notebook<T> implements NodeNotes<T> {
    private long[] generations = new long[0];
    private @Nullable Object[] notes = new Object[0];

    @Override
    @SuppressWarnings("unchecked") // only keep() writes
    public Optional<T> find(NodeInfo node) {
        int index = node.index();
        boolean known = index < notes.length && generations[index] == node.generation();
        return known ? Optional.ofNullable((T) notes[index]) : Optional.empty();
    }

    @Override
    public void keep(NodeInfo node, T note) {
        int index = node.index();
        if (index >= notes.length) {
            int size = Math.max(index + 1, notes.length * 3 / 2);
            generations = Arrays.copyOf(generations, size);
            notes = Arrays.copyOf(notes, size);
        }
        generations[index] = node.generation();
        notes[index] = note;
    }
}
