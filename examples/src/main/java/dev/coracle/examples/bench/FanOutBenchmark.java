package dev.coracle.examples.bench;

import dev.coracle.store.Cursor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a change costs that reaches many watchers: its commit, their signals, and their reading of it. One thread does all
 * in turn, so the figures do not depend on how threads share the machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FanOutBenchmark {
    private static final int KEYS = 100_000;
    private static final int BATCH = 1_000;

    /** How many watchers there are. */
    @Param({"1", "1000"})
    public int watchers;

    /** Whether each watches a namespace of its own, so that a change concerns one; otherwise all watch all. */
    @Param({"false", "true"})
    public boolean apart;

    /** How many changes are committed before the watchers get their turn. */
    @Param({"1", "100"})
    public int burst;

    private final Queue<Watcher> ready = new ArrayDeque<>();
    private FilledStore filled = new FilledStore(0, 1);
    private int unserved;

    /** A reader that is put in a queue when there is something to read. */
    private final class Watcher implements Runnable {
        final Cursor cursor;
        boolean queued;

        Watcher(String prefix) {
            cursor = filled.store.changes(prefix, 0).get();
            filled.store.subscribe(prefix, this);
        }

        @Override
        public void run() {
            if (queued) return;
            queued = true;
            ready.add(this);
        }

        int read() {
            queued = false;
            int read = cursor.next(BATCH).get().size();
            if (read == BATCH) run();
            return read;
        }
    }

    /** Fills the store and opens the watches. */
    @Setup(Level.Iteration)
    public void fill() {
        filled = new FilledStore(KEYS, watchers);
        ready.clear();
        for (int i = 0; i < watchers; i++) new Watcher(apart ? FilledStore.namespace(i) : "/registry/pods/");
    }

    /** Replaces the value of some key; after a burst of them, serves all watchers who were signalled. */
    @Benchmark
    public int change() {
        filled.replace();
        if (++unserved < burst) return 0;
        unserved = 0;
        int served = 0;
        for (Watcher watcher = ready.poll(); watcher != null; watcher = ready.poll()) served += watcher.read();
        return served;
    }
}
