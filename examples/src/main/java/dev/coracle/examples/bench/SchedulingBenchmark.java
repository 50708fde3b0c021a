package dev.coracle.examples.bench;

import dev.coracle.model.core.PodSpec;
import dev.coracle.scheduler.Profile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many pods a second a scheduler finds nodes for, without queue and calls: decided, and counted on their nodes. */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SchedulingBenchmark {
    /** How many nodes there are. */
    @Param({"5000"})
    public int nodes;

    /** What the pods want beside room: a workload of {@code bench scheduling}. */
    @Param({"BASIC", "SPREAD", "AFFINITY"})
    public String workload = SchedulingWorkload.BASIC.name();

    private PodSpec spec = SchedulingWorkload.BASIC.measured();
    private StandingCluster cluster = new StandingCluster(0, Profile.defaults());

    /** Makes the nodes. */
    @Setup(Level.Iteration)
    public void fill() {
        spec = SchedulingWorkload.valueOf(workload).measured();
        cluster = new StandingCluster(nodes, Profile.defaults());
    }

    /** Schedules one pod. */
    @Benchmark
    public String schedule() {
        return cluster.schedule(spec);
    }
}
