package dev.coracle.simulation.kernel;

import dev.coracle.platform.StableHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in order: every task that began, every process that started, paused or ended, and what others note.
 * Two runs went alike if and only if, for all practical purposes, their hashes are equal; where they are not,
 * {@link #agreement} finds the place. Remembers the last entries; hands all of them to whoever records.
 */
public final class Trace {
    /** So many entries apart, the hash is kept. */
    public static final int STRIDE = 1024;

    private static final long FACTOR = 0xd1342543de82ef95L;
    private static final String TASK = "task";
    private static final long TASK_HASH = StableHash.of(TASK);
    private static final long EMPTY_HASH = StableHash.of("");

    /** One thing that happened. */
    public record Entry(Duration time, String actor, String what, String key, long revision) {
        @Override
        public String toString() {
            return time + " " + actor + " " + what + (key.isEmpty() ? "" : " " + key)
                    + (revision == 0 ? "" : " @" + revision);
        }
    }

    private final Kernel kernel;

    // The last entries, round and round, in columns: to remember one makes no object.
    private final long[] times;
    private final String[] actors;
    private final String[] whats;
    private final String[] keys;
    private final long[] revisions;
    private int slot;

    private long[] milestones = new long[16];
    private long length;
    private long hash;
    private @Nullable Consumer<Entry> recorder;

    Trace(Kernel kernel, int capacity) {
        this.kernel = kernel;
        times = new long[capacity];
        actors = new String[capacity];
        whats = new String[capacity];
        keys = new String[capacity];
        revisions = new long[capacity];
    }

    /**
     * Notes that something happened now.
     *
     * @param actor who did it, such as {@code scheduler/bind}
     * @param what what it was, such as {@code update}
     * @param key what it was done to; empty for nothing
     * @param revision the store's revision after it; 0 where it changed nothing
     */
    public void note(String actor, String what, String key, long revision) {
        kernel.checkThread();
        mix(StableHash.of(actor), StableHash.of(what), StableHash.of(key), revision);
        keep(actor, what, key, revision);
    }

    /** Notes that a task of a worker began, whose name has this hash. */
    void began(String worker, long workerHash) {
        mix(workerHash, TASK_HASH, EMPTY_HASH, 0);
        keep(worker, TASK, "", 0);
    }

    private void mix(long actor, long what, long key, long revision) {
        long sum = hash + kernel.nanos();
        sum = sum * FACTOR + actor;
        sum = sum * FACTOR + what;
        sum = sum * FACTOR + key;
        sum = sum * FACTOR + revision;
        hash = StableHash.mix(sum + ++length);
        if (length % STRIDE == 0) keepMilestone();
    }

    private void keepMilestone() {
        int index = (int) (length / STRIDE) - 1;
        if (index == milestones.length) milestones = Arrays.copyOf(milestones, index * 2);
        milestones[index] = hash;
    }

    private void keep(String actor, String what, String key, long revision) {
        times[slot] = kernel.nanos();
        actors[slot] = actor;
        whats[slot] = what;
        keys[slot] = key;
        revisions[slot] = revision;
        if (recorder != null) recorder.accept(entry(slot));
        if (++slot == times.length) slot = 0;
    }

    /** How many entries there were. */
    public long length() {
        return length;
    }

    /** A number that depends on every entry and on their order; the same on every JVM. */
    public long hash() {
        return hash;
    }

    /** How many entries this trace and the other have in common at least, counted from the start. */
    public long agreement(Trace other) {
        if (length == other.length && hash == other.hash) return length;
        int milestone = 0;
        long shared = Math.min(length, other.length) / STRIDE;
        while (milestone < shared && milestones[milestone] == other.milestones[milestone]) milestone++;
        return (long) milestone * STRIDE;
    }

    /** The last entries, oldest first. */
    public List<Entry> last() {
        int size = (int) Math.min(length, times.length);
        List<Entry> entries = new ArrayList<>(size);
        for (int i = slot - size; i < slot; i++) entries.add(entry(i < 0 ? i + times.length : i));
        return entries;
    }

    private Entry entry(int slot) {
        return new Entry(Duration.ofNanos(times[slot]), actors[slot], whats[slot], keys[slot], revisions[slot]);
    }

    /** Hands every entry from now on to the recorder as well, which must not touch the simulation. */
    public void record(Consumer<Entry> recorder) {
        this.recorder = recorder;
    }
}
