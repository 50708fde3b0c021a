package dev.coracle.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvictionLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final EvictionLine line = new EvictionLine(0.1, 0);

    @Test
    void whoWaitsLongestGoesFirstAndTenSecondsLieBetweenTwo() {
        for (String name : List.of("b", "a", "c")) line.add(name);
        line.add("b");
        line.remove("a");
        assertThat(line.next(0)).contains("b");
        assertThat(line.next(SECOND)).isEmpty();
        assertThat(line.untilNext(SECOND)).contains(Duration.ofSeconds(9));
        assertThat(line.next(10 * SECOND)).contains("c");
        assertThat(line.untilNext(10 * SECOND)).isEmpty();
    }

    @Test
    void nobodyIsLetThroughAtRateZero() {
        line.pace(0, 0);
        line.add("a");
        assertThat(line.next(100 * SECOND)).isEmpty();
        assertThat(line.untilNext(100 * SECOND)).isEmpty();
    }

    @Test
    void anotherPaceGivesNoExtraTurn() {
        List<Optional<String>> passed = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) line.add(name);
        passed.add(line.next(0));
        line.pace(0.01, SECOND);
        passed.add(line.next(SECOND));
        passed.add(line.next(100 * SECOND));
        passed.add(line.next(101 * SECOND));
        assertThat(passed).containsExactly(Optional.of("a"), Optional.empty(), Optional.empty(), Optional.of("b"));
        line.pace(0, 102 * SECOND);
        line.pace(0.1, 103 * SECOND);
        assertThat(line.next(103 * SECOND)).isEmpty();
        assertThat(line.next(113 * SECOND)).contains("c");
    }
}
