package dev.coracle.testkit.arbitrary;

import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Shrinkable;

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
        return of(scope, ShrinkableCase::new);
    }

    /** Random cases of this scope that shrink in their own way. */
    public static Arbitrary<ClusterCase> of(Scope scope, Function<ClusterCase, Shrinkable<ClusterCase>> shrinkable) {
        return Arbitraries.fromGenerator(
                Seeds.generator().mapShrinkable(seed -> shrinkable.apply(scope.draw(seed.value()))));
    }
}
