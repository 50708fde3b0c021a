package dev.coracle.examples.bench;

import dev.coracle.model.core.Pod;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one call of the API server costs with 10,000 pods: client, admission, defaults, validation and store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ApiServerBenchmark {
    private static final int PODS = 10_000;

    private ServedPods served = new ServedPods(0, 0);

    /** Fills a server. */
    @Setup(Level.Iteration)
    public void fill() {
        served = new ServedPods(PODS, 100);
    }

    /** Makes a pod. */
    @Benchmark
    public Pod create() {
        return served.create();
    }

    /** Reads a pod. */
    @Benchmark
    public Pod get() {
        return served.pods.get(served.next().name());
    }

    /** Changes a pod's annotation. */
    @Benchmark
    public Pod update() {
        return served.update();
    }

    /** Makes a pod, reads it and changes it, one after the other. */
    @Benchmark
    public Pod createGetUpdate() {
        Pod made = served.create();
        Pod read = served.pods.get(made.name());
        return served.pods.update(read.withMetadata(read.metadata().withGenerateName("changed-")));
    }
}
