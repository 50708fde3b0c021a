package dev.coracle.testkit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The usual parts keep all promises in random clusters with faults of all kinds: in 100,000 of them with the Maven profile
 * {@code nightly}, in a few otherwise. {@code coracle.nightly.from} is the seed of the first case, and
 * {@code coracle.nightly.cases} how many there are.
 */
class NightlyTest {
    private static final boolean NIGHT = Boolean.getBoolean("coracle.nightly");
    private static final long FROM = Long.getLong("coracle.nightly.from", 1);
    private static final int CASES = Integer.getInteger("coracle.nightly.cases", NIGHT ? 100_000 : 20);

    @Test
    void noPromiseIsBroken() throws InterruptedException {
        Campaign campaign =
                Campaign.of(Experiment.usual()).withShrinking(NIGHT ? Duration.ofMinutes(1) : Duration.ofSeconds(10));

        assertThat(new Night(campaign, FROM, FROM + CASES).play()).isEmpty();
    }
}
