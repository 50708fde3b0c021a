package dev.coracle.scheduler.framework;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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

    private final Map<StateKey<?>, Object> notes;
    private final Set<String> skippedFilters;
    private final Set<String> skippedScores;

    /** An empty state. */
    public CycleState() {
        this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private CycleState(Map<StateKey<?>, Object> notes, Set<String> skippedFilters, Set<String> skippedScores) {
        this.notes = notes;
        this.skippedFilters = skippedFilters;
        this.skippedScores = skippedScores;
    }

    /** Notes a value, in place of an earlier one. */
    public <T> void write(StateKey<T> key, T value) {
        notes.put(key, value);
    }

    /** The value noted under a key. */
    public <T> Optional<T> read(StateKey<T> key) {
        return Optional.ofNullable(find(key));
    }

    /** The value noted under a key, or null: {@link #read} for places that run once per node. */
    @SuppressWarnings("unchecked") // written under the same key
    public <T> @Nullable T find(StateKey<T> key) {
        return (T) notes.get(key);
    }

    /** Forgets a value. */
    public void delete(StateKey<?> key) {
        notes.remove(key);
    }

    /** A state of its own: notes that can change are copied, the others shared. */
    public CycleState copy() {
        Map<StateKey<?>, Object> copies = new LinkedHashMap<>(notes);
        copies.replaceAll((key, note) -> note instanceof Changing changing ? changing.copy() : note);
        return new CycleState(copies, new LinkedHashSet<>(skippedFilters), new LinkedHashSet<>(skippedScores));
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
