package dev.coracle.testkit.arbitrary;

import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A case that jqwik makes smaller by leaving parts out. */
record ShrinkableCase(ClusterCase value) implements Shrinkable<ClusterCase> {
    @Override
    public Stream<Shrinkable<ClusterCase>> shrink() {
        return Reduction.all(value).map(ShrinkableCase::new);
    }

    /** What is to be had by shrinking first comes first. */
    @Override
    public ShrinkingDistance distance() {
        int pods = value.workloads().stream().mapToInt(Workload::pods).sum();
        long lasting = value.faults().faults().stream()
                .mapToLong(it -> it.lasting().toMillis())
                .sum();
        return ShrinkingDistance.of(
                value.faults().faults().size(),
                value.workloads().size(),
                value.nodes().size(),
                pods,
                value.toJson().length(),
                lasting);
    }
}
