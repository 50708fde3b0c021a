package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelayTest {
    @Test
    void itDoublesUpToFiveMinutes() {
        Optional<Delay> delay = Optional.empty();
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            delay = Optional.of(Delay.next(delay, 0, 0));
            assertThat(delay.get().length()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void itBeginsAnewAfterTenMinutesWithoutFailure() {
        Delay delay = new Delay(Duration.ofSeconds(160), 0);
        long tenMinutes = Duration.ofMinutes(10).toNanos();

        assertThat(Delay.next(Optional.of(delay), tenMinutes, tenMinutes).length())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(Delay.next(Optional.of(delay), tenMinutes + 1, tenMinutes + 1)
                        .length())
                .isEqualTo(Duration.ofSeconds(10));
    }
}
