package dev.coracle.examples.bench;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Verb;
import dev.coracle.api.Watch;
import dev.coracle.model.core.Pod;
import dev.coracle.model.schema.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * What an update of a pod costs that watches are told of: the update itself, finding whom it concerns, and their reading
 * of it. One thread does all in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WatchBenchmark {
    private static final int PODS = 10_000;
    private static final int NODES = 1_000;
    private static final int BATCH = 1_000;

    /** How many watches there are of one node each, of which an update concerns one. */
    @Param({"0", "1000"})
    public int ofNodes;

    /** How many watches there are of all pods. */
    @Param({"0", "100"})
    public int ofAll;

    private final Queue<Reader> ready = new ArrayDeque<>();
    private final List<Watch> watches = new ArrayList<>();
    private ServedPods served = new ServedPods(0, 0);

    /** A reader that is put in a queue when there is something to read. */
    private final class Reader implements Runnable {
        private final Watch watch;
        private boolean queued;

        Reader(ListOptions options) {
            ApiRequest request = ApiRequest.builder()
                    .verb(Verb.WATCH)
                    .resource(ResourceType.of(Pod.class))
                    .list(options)
                    .build();
            watch = served.server().watch(request, this);
            watches.add(watch);
        }

        @Override
        public void run() {
            if (queued) return;
            queued = true;
            ready.add(this);
        }

        int read() {
            queued = false;
            int told = 0;
            for (int some = watch.next(BATCH).size();
                    some > 0;
                    some = watch.next(BATCH).size()) told += some;
            return told;
        }
    }

    /** Fills a server and begins the watches. */
    @Setup(Level.Iteration)
    public void fill() {
        watches.forEach(Watch::close);
        watches.clear();
        ready.clear();
        served = new ServedPods(PODS, NODES);
        String now = served.pods.list(ListOptions.builder().limit(1).build()).resourceVersion();
        ListOptions all = ListOptions.builder().resourceVersion(now).build();
        for (int i = 0; i < ofAll; i++) new Reader(all);
        for (int i = 0; i < ofNodes; i++) new Reader(all.withFieldSelector("spec.nodeName=" + ServedPods.node(i)));
        tell();
    }

    /** Changes a pod and lets everybody read what they are told. */
    @Benchmark
    public int update() {
        served.update();
        return tell();
    }

    private int tell() {
        served.kernel.runUntil(served.kernel.time());
        int told = 0;
        for (Reader reader = ready.poll(); reader != null; reader = ready.poll()) told += reader.read();
        return told;
    }
}
