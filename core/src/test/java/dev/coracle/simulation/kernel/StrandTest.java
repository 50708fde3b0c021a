package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks in the middle of long calls, on threads of their own. The times in what is seen are milliseconds. */
class StrandTest {
    private final Kernel kernel = new Kernel(1);
    private final SimulatedPlatform a = kernel.root().process("a");
    private final SimulatedPlatform b = kernel.root().process("b");
    private final List<String> seen = new ArrayList<>();

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private void see(String what) {
        seen.add(kernel.time().toMillis() + " " + what);
    }

    private void mayTakeLong(SimulatedPlatform... processes) {
        kernel.longCalls(() -> true);
        for (SimulatedPlatform process : processes) process.longCalls(() -> true);
    }

    /** Begins a task that makes two calls. */
    private void call(SimulatedPlatform process, long beginMillis, long millis) {
        process.worker("worker").after(ms(beginMillis), () -> {
            see(process.name() + " calls");
            try {
                kernel.elapse(ms(millis));
                see(process.name() + " calls again");
                kernel.elapse(ms(millis));
                see(process.name() + " is back");
            } finally {
                see(process.name() + " has ended");
            }
        });
    }

    @Test
    void aLongCallHoldsUpNobodyAboveOrBelow() {
        mayTakeLong(b);
        call(a, 0, 10);
        call(b, 5, 10_000);
        call(a, 100, 10);
        kernel.runUntil(ms(30_000));
        assertThat(seen)
                .containsExactly(
                        "0 a calls",
                        "5 b calls",
                        "10 a calls again",
                        "20 a is back",
                        "20 a has ended",
                        "100 a calls",
                        "110 a calls again",
                        "120 a is back",
                        "120 a has ended",
                        "10005 b calls again",
                        "20005 b is back",
                        "20005 b has ended");
    }

    @Test
    void aTaskThatWasPausedInTheMiddleOfACallGoesOnInALaterRun() {
        mayTakeLong(a);
        call(a, 0, 10);
        kernel.at(ms(5), "pause", a::pause);
        kernel.runUntil(ms(1000));
        kernel.runUntil(ms(2000));
        assertThat(seen).containsExactly("0 a calls");

        a.resume();
        kernel.runUntil(ms(3000));
        assertThat(seen).endsWith("2000 a calls again", "2010 a is back", "2010 a has ended");
    }

    @Test
    void aTaskWhoseProcessIsClosedEndsInTheMiddleOfItsCall() {
        mayTakeLong(a, b);
        call(a, 0, 10);
        call(b, 1, 10);
        kernel.at(ms(4), "pause", b::pause);
        kernel.at(ms(5), "close", a::close);
        kernel.at(ms(50), "close", b::close);
        kernel.runUntil(ms(1000));
        assertThat(seen).containsExactly("0 a calls", "1 b calls", "10 a has ended", "50 b has ended");
    }

    @Test
    void whenTheWorldEndsSoDoAllTasks() {
        mayTakeLong(a);
        call(a, 0, 10_000);
        kernel.runUntil(ms(1000));
        kernel.root().close();
        assertThat(seen).containsExactly("0 a calls", "1000 a has ended");
    }

    @Test
    void whatATaskThrowsEndsTheRun() {
        mayTakeLong(a);
        a.worker("worker").execute(() -> {
            kernel.elapse(ms(10));
            throw new IllegalArgumentException("no");
        });
        assertThat(catchThrowable(() -> kernel.runUntil(ms(100))))
                .isInstanceOf(SimulationFailure.class)
                .hasRootCauseMessage("no");
    }
}
