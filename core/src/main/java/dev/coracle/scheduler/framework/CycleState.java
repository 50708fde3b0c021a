package dev.coracle.scheduler.framework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What plugins note during one attempt to schedule one pod, for themselves and for each other. Ends with the attempt.
 *
 * <p><b>Threads.</b> One at a time: the scheduler's worker during the scheduling cycle, a worker for writes afterwards.
 */
public final class CycleState {
    /** A note that changes when pods are added or removed in thought, and must not change for others then. */
    public interface Changing {
        /** A copy that can be changed on its own. */
        Changing copy();
    }

    // A few notes at most, which filters ask for node by node: going through them is faster than hashing.
    private final List<StateKey<?>> keys;
    private final List<Object> notes;
    private final Set<String> skippedFilters;
    private final Set<String> skippedScores;

    /** An empty state. */
    public CycleState() {
        this(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private CycleState(
            List<StateKey<?>> keys, List<Object> notes, Set<String> skippedFilters, Set<String> skippedScores) {
        this.keys = keys;
        this.notes = notes;
        this.skippedFilters = skippedFilters;
        this.skippedScores = skippedScores;
    }

    /** Notes a value, in place of an earlier one. */
    public <T> void write(StateKey<T> key, T value) {
        int at = keys.indexOf(key);
        if (at >= 0) {
            notes.set(at, value);
        } else {
            keys.add(key);
            notes.add(value);
        }
    }

    /** The value noted under a key. */
    public <T> Optional<T> read(StateKey<T> key) {
        return Optional.ofNullable(find(key));
    }

    /** The value noted under a key, or null: {@link #read} for places that run once per node. */
    @SuppressWarnings("unchecked") // written under the same key
    public <T> @Nullable T find(StateKey<T> key) {
        int at = keys.indexOf(key);
        return at < 0 ? null : (T) notes.get(at);
    }

    /** Forgets a value. */
    public void delete(StateKey<?> key) {
        int at = keys.indexOf(key);
        if (at < 0) return;
        keys.remove(at);
        notes.remove(at);
    }

    /** A state of its own: notes that can change are copied, the others shared. */
    public CycleState copy() {
        List<Object> copies = new ArrayList<>(notes);
        copies.replaceAll(note -> note instanceof Changing changing ? changing.copy() : note);
        return new CycleState(
                new ArrayList<>(keys), copies, new LinkedHashSet<>(skippedFilters), new LinkedHashSet<>(skippedScores));
    }

    /** Plugins whose filters have nothing to say about the pod; kept by the scheduler. */
    public Set<String> skippedFilters() {
        return skippedFilters;
    }

    /** Plugins whose scores have nothing to say about the pod; kept by the scheduler. */
    public Set<String> skippedScores() {
        return skippedScores;
    }
}
