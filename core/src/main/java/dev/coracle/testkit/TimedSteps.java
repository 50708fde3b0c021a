package dev.coracle.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random writes of few keys, and time that passes between them. */
final class TimedSteps implements ArbitrarySupplier<List<TimedStep>> {
    @Override
    public Arbitrary<List<TimedStep>> get() {
        Arbitrary<TimedStep.Kind> kinds = Arbitraries.frequency(
                Tuple.of(2, TimedStep.Kind.PUT),
                Tuple.of(5, TimedStep.Kind.PUT_FOR_A_TIME),
                Tuple.of(1, TimedStep.Kind.DELETE),
                Tuple.of(4, TimedStep.Kind.PASS));
        Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 100);
        return Combinators.combine(kinds, Arbitraries.of("/a", "/b", "/c"), seconds)
                .as(TimedStep::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
