package dev.coracle.client.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.api.UnreachableException;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Kernel kernel = new Kernel(1);
    private final List<String> log = new ArrayList<>();

    @Test
    void aKeyAddedManyTimesIsProcessedOnce() {
        WorkQueue<String> queue = queue(1, key -> Outcome.DONE);
        for (int i = 0; i < 5; i++) queue.add("a");
        queue.add("b");
        queue.add("b");
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.isIdle()).isFalse();
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "0 b");
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void aKeyAddedWhileItIsProcessedIsProcessedAgain() {
        WorkQueue<String> queue = queue(3, key -> {
            kernel.elapse(Duration.ofMillis(10));
            return Outcome.DONE;
        });
        queue.add("a");
        kernel.at(Duration.ofMillis(5), "add", () -> queue.add("a"));
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "10 a");
    }

    @Test
    void asManyKeysAreProcessedAtOnceAsThereAreWorkers() {
        WorkQueue<String> queue = queue(2, key -> {
            kernel.elapse(Duration.ofMillis(10));
            return Outcome.DONE;
        });
        for (String key : List.of("a", "b", "c")) queue.add(key);
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "0 b", "10 c");
    }

    @Test
    void failuresComeBackLaterAndLater() {
        WorkQueue<String> queue = queue(1, key -> log.size() < 5 ? Outcome.again() : Outcome.DONE);
        queue.add("a");
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "5 a", "15 a", "35 a", "75 a");
        assertThat(queue.failures("a")).isZero();
        queue.add("a");
        run(Duration.ofSeconds(2));
        assertThat(log).last().isEqualTo("1000 a");
    }

    @Test
    void failuresBeforeAKeyWasToComeBackDoNotMakeItWaitLonger() {
        WorkQueue<String> queue = queue(1, key -> Outcome.again());
        for (int i = 0; i < 20; i++) kernel.at(Duration.ofMillis(i), "add", () -> queue.add("a"));
        run(Duration.ofMillis(100));
        assertThat(log.subList(20, log.size())).containsExactly("35 a", "75 a");
        assertThat(queue.failures("a")).isEqualTo(5);
    }

    @Test
    void aCallWithoutAnAnswerIsAFailure() {
        WorkQueue<String> queue = queue(1, key -> {
            if (log.size() == 1) throw new UnreachableException("no way");
            return Outcome.DONE;
        });
        queue.add("a");
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "5 a");
    }

    @Test
    void aBugIsReportedAndTheKeyComesBack() {
        WorkQueue<String> queue = queue(1, key -> {
            if (log.size() == 1) throw new IllegalStateException("a bug");
            return Outcome.DONE;
        });
        queue.add("a");
        assertThatThrownBy(() -> run(Duration.ofSeconds(1)))
                .isInstanceOf(SimulationFailure.class)
                .hasRootCauseMessage("a bug");
    }

    @Test
    void aBugThatIsToleratedHoldsUpNothing() {
        kernel.tolerate(failure -> true);
        WorkQueue<String> queue = queue(1, key -> {
            if (log.size() == 1) throw new IllegalStateException("a bug");
            return Outcome.DONE;
        });
        queue.add("a");
        queue.add("b");
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("0 a", "0 b", "5 a");
    }

    @Test
    void ofSeveralDelaysTheEarliestCounts() {
        WorkQueue<String> queue = queue(1, key -> Outcome.DONE);
        queue.addAfter("a", Duration.ofMillis(30));
        queue.addAfter("a", Duration.ofMillis(10));
        queue.addAfter("a", Duration.ofMillis(20));
        assertThat(queue.delayed()).isEqualTo(1);
        assertThat(queue.isIdle()).isTrue();
        run(Duration.ofSeconds(1));
        assertThat(log).containsExactly("10 a");
    }

    @Test
    void aKeyMayAskForALaterTurn() {
        WorkQueue<String> queue = queue(1, key -> log.size() < 3 ? Outcome.after(Duration.ofSeconds(1)) : Outcome.DONE);
        queue.add("a");
        run(Duration.ofSeconds(9));
        assertThat(log).containsExactly("0 a", "1000 a", "2000 a");
    }

    @Test
    void allFailuresTogetherKeepARate() {
        WorkQueue<String> queue = queue(10, key -> Outcome.DONE);
        for (int i = 0; i < 150; i++) queue.addRateLimited("key " + i);
        run(Duration.ofMillis(50));
        assertThat(log).hasSize(100);
        run(Duration.ofMillis(1050));
        assertThat(log).hasSize(110);
        run(Duration.ofSeconds(10));
        assertThat(log).hasSize(150);
    }

    @Test
    void afterClosingNothingBegins() {
        WorkQueue<String> queue = queue(1, key -> Outcome.DONE);
        queue.addAfter("a", Duration.ofMillis(10));
        queue.close();
        queue.add("b");
        run(Duration.ofSeconds(1));
        assertThat(log).isEmpty();
    }

    private WorkQueue<String> queue(int workers, Function<String, Outcome> handler) {
        return new WorkQueue<>(kernel.root(), "test", workers, key -> {
            log.add(kernel.time().toMillis() + " " + key);
            return handler.apply(key);
        });
    }

    private void run(Duration until) {
        kernel.runUntil(until);
    }
}
