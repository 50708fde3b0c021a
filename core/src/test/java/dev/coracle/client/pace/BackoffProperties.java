package dev.coracle.client.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coracle.platform.Entropy;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackoffProperties {
    private static final Duration BASE = Duration.ofMillis(800);
    private static final Duration CAP = Duration.ofSeconds(30);

    @Property
    @Label("safety: a wait is never shorter than the base and never longer than the cap")
    void staysBetweenBaseAndCap(
            @ForAll @IntRange(min = 1, max = 5000) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll long bits) {
        Duration wait = new Backoff(BASE, CAP, jitter).delay(failures, always(bits));
        assertThat(wait).isBetween(BASE, CAP);
    }

    @Property
    @Label("safety: one more failure never shortens the wait")
    void neverFalls(@ForAll @IntRange(min = 0, max = 5000) int failures) {
        Backoff backoff = Backoff.exponential(BASE, CAP);
        assertThat(backoff.delay(failures + 1)).isGreaterThanOrEqualTo(backoff.delay(failures));
    }

    @Example
    void doublesUpToTheCap() {
        Backoff backoff = Backoff.exponential(Duration.ofMillis(5), Duration.ofSeconds(1000));
        assertThat(backoff.delay(0)).isZero();
        assertThat(backoff.delay(1)).isEqualTo(Duration.ofMillis(5));
        assertThat(backoff.delay(2)).isEqualTo(Duration.ofMillis(10));
        assertThat(backoff.delay(18)).isEqualTo(Duration.ofMillis(655_360));
        assertThat(backoff.delay(19)).isEqualTo(Duration.ofSeconds(1000));
    }

    @Example
    void aBaseBeyondTheCapIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(CAP, BASE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(CAP, CAP, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, CAP, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(BASE, CAP, -1));
    }

    private static Entropy always(long bits) {
        return new Entropy() {
            @Override
            public long nextLong() {
                return bits;
            }

            @Override
            public Entropy stream(String name) {
                return this;
            }
        };
    }
}
