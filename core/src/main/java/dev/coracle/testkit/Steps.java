package dev.coracle.testkit;

import dev.coracle.testkit.Step.Expectation;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random attempts to write to a few keys, chosen so that each is a neighbour of another in some way. */
final class Steps implements ArbitrarySupplier<List<Step>> {
    private static final String[] KEYS = {
        "/a", "/a/", "/a/b", "/a/b/c", "/a0", "/ab/c", "/b", "/\uffff", "/\ud83d\ude00"
    };
    private static final String[] PREFIXES = {"", "/", "/a", "/a/", "/a/b", "/ab/", "/b", "/c/", "/\ud83d\ude00"};

    @Override
    public Arbitrary<List<Step>> get() {
        return step().list().ofMinSize(1).ofMaxSize(60);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Expectation> expectations = Arbitraries.frequency(
                Tuple.of(12, Expectation.CURRENT),
                Tuple.of(2, Expectation.ABSENT),
                Tuple.of(1, Expectation.OLDER),
                Tuple.of(1, Expectation.AHEAD));
        Arbitrary<String> values = Arbitraries.integers().between(0, 99).map(i -> "value-" + i);
        Arbitrary<Boolean> deletes = Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true));
        return Combinators.combine(Arbitraries.of(KEYS), values, deletes, expectations)
                .as(Step::new);
    }

    /** For several writers at once. */
    static final class OfWriters implements ArbitrarySupplier<List<List<Step>>> {
        @Override
        public Arbitrary<List<List<Step>>> get() {
            return step().list().ofSize(100).list().ofSize(4);
        }
    }

    /** Prefixes of many of the keys, of one, and of none. */
    static final class Prefixes implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            return Arbitraries.of(PREFIXES);
        }
    }
}
