package dev.coracle.examples.bench;

import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the memory store does in a second: writes, reads and pages over a given number of keys, without watchers. */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class StoreBenchmark {
    /** How many keys there are. */
    @Param({"1000", "100000"})
    public int keys;

    private FilledStore filled = new FilledStore(0, 1);

    /** Fills the store. */
    @Setup(Level.Iteration)
    public void fill() {
        filled = new FilledStore(keys, 100);
    }

    /** Replaces the value of some key. */
    @Benchmark
    public KeyValue put() {
        return filled.replace();
    }

    /** Deletes some key and creates it again: two writes. */
    @Benchmark
    public KeyValue deleteAndCreate() {
        return filled.recreate();
    }

    /** Reads some key. */
    @Benchmark
    public Optional<KeyValue> get() {
        return filled.store.get(filled.someKey());
    }

    /** Reads 500 keys of the present state, from some key on. */
    @Benchmark
    public Page page() {
        return filled.store.list("/registry/pods/", filled.someKey(), 500, 0).get();
    }
}
