package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifetimeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Lifetime HOUR = Lifetime.from(NOON, Duration.ofHours(1));

    @Test
    void whatIsLeftIsWhatHasNotPassed() {
        assertThat(HOUR.left(NOON.plusSeconds(600))).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void whatEndedMeanwhileEndsAtOnce() {
        assertThat(HOUR.left(NOON.plusSeconds(7_200))).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aClockThatJumpedBackDoesNotProlong() {
        assertThat(HOUR.left(NOON.minusSeconds(86_400))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aPartOfAMillisecondIsNotLost() {
        assertThat(Lifetime.from(NOON, Duration.ofNanos(1)).left(NOON)).isEqualTo(Duration.ofMillis(1));
        assertThat(Lifetime.from(NOON, Duration.ofSeconds(Long.MAX_VALUE)).left(NOON))
                .isEqualTo(Duration.ofDays(36_500));
    }
}
