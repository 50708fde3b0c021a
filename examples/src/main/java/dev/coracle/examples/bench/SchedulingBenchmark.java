package dev.coracle.examples.bench;

import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import java.util.List;
import java.util.function.UnaryOperator;
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
    /** What the pods want beside room. */
    public enum Kind {
        /** Nothing. */
        BASIC,
        /** To be spread over zones and nodes. */
        SPREAD
    }

    /** How many nodes there are. */
    @Param({"5000"})
    public int nodes;

    /** What the pods want. */
    @Param({"BASIC", "SPREAD"})
    public Kind kind = Kind.BASIC;

    private StandingCluster cluster = new StandingCluster(0, spec -> spec);

    /** Makes the nodes. */
    @Setup(Level.Iteration)
    public void fill() {
        cluster = new StandingCluster(nodes, change(kind));
    }

    private static UnaryOperator<PodSpec> change(Kind kind) {
        LabelSelector same =
                LabelSelector.builder().putMatchLabel("app", "bench").build();
        return switch (kind) {
            case BASIC -> spec -> spec;
            case SPREAD ->
                spec -> spec.withTopologySpreadConstraints(
                        List.of(spread("topology.kubernetes.io/zone", same), spread("kubernetes.io/hostname", same)));
        };
    }

    private static TopologySpreadConstraint spread(String key, LabelSelector same) {
        return TopologySpreadConstraint.builder()
                .topologyKey(key)
                .maxSkew(5)
                .whenUnsatisfiable("DoNotSchedule")
                .labelSelector(same)
                .build();
    }

    /** Schedules one pod. */
    @Benchmark
    public String schedule() {
        return cluster.schedule();
    }
}
