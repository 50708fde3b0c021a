package dev.coracle.testkit.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;

/** Seeds from jqwik's chance, each as likely as any other. */
final class Seeds {
    private static final int TRIES = 1000;

    private Seeds() {}

    static RandomGenerator<Long> generator() {
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE)
                .withDistribution(RandomDistribution.uniform())
                .generator(TRIES);
    }
}
