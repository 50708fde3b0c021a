package dev.coracle.testkit.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;

/**
 * Random clusters with workloads and faults for properties of jqwik: what fails shrinks {@linkplain Reduction part by
 * part} to few nodes, workloads and faults, each as plain as may be.
 */
public final class ClusterCases implements ArbitrarySupplier<ClusterCase> {
    /** As many nodes, workloads and faults as an ordinary property has time for. */
    public ClusterCases() {}

    @Override
    public Arbitrary<ClusterCase> get() {
        return of(Scope.USUAL);
    }

    /** Random cases of this scope. */
    public static Arbitrary<ClusterCase> of(Scope scope) {
        RandomGenerator<Long> seeds = Arbitraries.longs()
                .between(0, Long.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform())
                .generator(1000);
        RandomGenerator<ClusterCase> cases = seeds.mapShrinkable(seed -> new ShrinkableCase(scope.draw(seed.value())));
        return Arbitraries.fromGenerator(cases);
    }
}
