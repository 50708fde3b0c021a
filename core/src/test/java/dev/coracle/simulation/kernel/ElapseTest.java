package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks in the middle of a call. The times in what is seen are milliseconds. */
class ElapseTest {
    private final Kernel kernel = kernel(64);
    private final SimulatedPlatform a = kernel.root().process("a");
    private final SimulatedPlatform b = kernel.root().process("b");
    private final SimulatedPlatform c = kernel.root().process("c");
    private final List<String> seen = new ArrayList<>();

    private static Kernel kernel(int callsAtOnce) {
        return new Kernel(
                KernelOptions.builder().seed(1).callsAtOnce(callsAtOnce).build());
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private void see(String what) {
        seen.add(kernel.time().toMillis() + " " + what);
    }

    /** Begins a task that makes one call. */
    private Worker call(Platform process, long beginMillis, long millis) {
        Worker worker = process.worker("worker");
        worker.after(ms(beginMillis), () -> {
            see(process.name() + " calls");
            kernel.elapse(ms(millis));
            see(process.name() + " is back");
        });
        return worker;
    }

    @Test
    void theWorldRunsOnDuringACallWhileTheCallersWorkerIsBusy() {
        Worker busy = call(a, 0, 10);
        busy.after(ms(2), () -> see("a again"));
        a.worker("other").after(ms(4), () -> see("a, another worker"));
        b.worker("worker").after(ms(6), () -> see("b"));
        kernel.at(ms(8), "fault", () -> see("fault"));
        kernel.runUntil(ms(100));
        assertThat(seen)
                .containsExactly("0 a calls", "4 a, another worker", "6 b", "8 fault", "10 a is back", "10 a again");
    }

    @Test
    void callsThatEndInTheOrderOfTheStackAreOnTime() {
        call(a, 0, 100);
        call(b, 10, 50);
        call(c, 20, 10);
        kernel.runUntil(ms(200));
        assertThat(seen)
                .containsExactly(
                        "0 a calls", "10 b calls", "20 c calls", "30 c is back", "60 b is back", "100 a is back");
    }

    @Test
    void callsThatOverlapTakeLongerNeverShorter() {
        call(a, 0, 10);
        call(b, 5, 10);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("0 a calls", "5 b calls", "15 b is back", "15 a is back");
    }

    @Test
    void aCallWithoutDurationLetsOthersOfTheMomentGoFirst() {
        call(a, 0, 0);
        call(b, 0, -1);
        kernel.runUntil(ms(1));
        assertThat(seen).containsExactly("0 a calls", "0 b calls", "0 b is back", "0 a is back");
    }

    @Test
    void aCallOfAClosedProcessNeverReturns() {
        Worker worker = a.worker("worker");
        worker.execute(() -> {
            try {
                kernel.elapse(ms(10));
                see("never");
            } catch (Exception exception) {
                see("never");
            } finally {
                see("unwound");
            }
        });
        worker.execute(() -> see("never"));
        kernel.at(ms(5), "crash", a::close);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("5 unwound");
    }

    @Test
    void whoCatchesEverythingIsHaltedAgainAtTheNextCall() {
        a.worker("worker").execute(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    kernel.elapse(ms(10));
                    see("never");
                } catch (Throwable everything) {
                    see("halted");
                }
            }
            throw new IllegalStateException("the noise of the end is not reported");
        });
        kernel.at(ms(5), "crash", a::close);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("5 halted", "5 halted", "5 halted");
    }

    @Test
    void aTaskThatClosesItsOwnProcessGoesOnToItsNextCall() {
        a.worker("worker").execute(() -> {
            a.close();
            see("closed");
            kernel.elapse(ms(1));
            see("never");
        });
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("0 closed");
    }

    @Test
    void aCallOfAPausedProcessReturnsAfterTheResume() {
        call(a, 0, 10);
        kernel.at(ms(5), "pause", a::pause);
        b.worker("worker").after(ms(20), () -> see("b goes on"));
        call(c, 30, 5);
        kernel.at(ms(50), "resume", a::resume);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("0 a calls", "20 b goes on", "30 c calls", "35 c is back", "50 a is back");
    }

    @Test
    void aPausedCallerHoldsUpNobodyWhoCalledBefore() {
        call(a, 0, 20);
        call(b, 5, 10);
        b.worker("worker").after(ms(30), () -> see("b goes on"));
        kernel.at(ms(10), "pause", b::pause);
        kernel.at(ms(50), "resume", b::resume);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("0 a calls", "5 b calls", "15 b is back", "20 a is back", "50 b goes on");
    }

    @Test
    void aTaskThatPausesItsOwnProcessWaitsInItsNextCall() {
        a.worker("worker").execute(() -> {
            a.pause();
            kernel.elapse(ms(1));
            see("resumed");
        });
        b.worker("worker").after(ms(9), a::resume);
        kernel.runUntil(ms(100));
        assertThat(seen).containsExactly("9 resumed");
    }

    @Test
    void aPausedCallerThatTheRunCannotAwaitIsLostAndSoIsItsProcess() {
        call(a, 0, 10);
        kernel.at(ms(5), "pause", a::pause);
        for (int i = 21; i < 100; i++) b.worker("tick").after(ms(i), () -> {});
        kernel.runUntil(ms(20));
        assertThat(kernel.time()).isEqualTo(ms(20));
        assertThat(seen).containsExactly("0 a calls");
        assertThatThrownBy(a::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a/worker")
                .hasMessageContaining("middle of a call");
        a.close();
        call(c, 30, 10);
        assertThat(kernel.runUntilIdle(ms(100))).isTrue();
        assertThat(seen).containsExactly("0 a calls", "50 c calls", "60 c is back");
    }

    @Test
    void aPausedCallerIsLostWhenTheGoalIsReached() {
        call(a, 0, 10);
        kernel.at(ms(5), "pause", a::pause);
        call(b, 20, 5);
        assertThat(kernel.runUntil(() -> seen.size() == 3, ms(100))).isTrue();
        assertThat(kernel.time()).isEqualTo(ms(25));
        assertThatThrownBy(a::resume).hasMessageContaining("a/worker");
    }

    @Test
    void aPausedCallerWhomNobodyWillResumeDoesNotHangTheRun() {
        call(a, 0, 10);
        kernel.at(ms(5), "pause", a::pause);
        assertThat(kernel.runUntilIdle(ms(1000))).isTrue();
        assertThat(kernel.time()).isEqualTo(ms(10));
    }

    @Test
    void aRunEndsWhenTheCallsUnderWayHaveAndNothingBeginsMeanwhile() {
        call(a, 0, 20);
        b.worker("worker").after(ms(15), () -> see("b"));
        kernel.runUntil(ms(10));
        assertThat(seen).containsExactly("0 a calls", "20 a is back");
        assertThat(kernel.time()).isEqualTo(ms(20));
        kernel.runUntil(ms(30));
        assertThat(seen).endsWith("20 b");
        assertThat(kernel.time()).isEqualTo(ms(30));
    }

    @Test
    void aGoalReachedDuringACallIsReachedWhenTheCallHasEnded() {
        call(a, 0, 20);
        b.worker("worker").after(ms(5), () -> see("b"));
        c.worker("worker").after(ms(7), () -> see("c"));
        assertThat(kernel.runUntil(() -> seen.size() == 2, ms(100))).isTrue();
        assertThat(seen).containsExactly("0 a calls", "5 b", "20 a is back");
    }

    @Test
    void aGoalReachedAfterTheDeadlineIsMissed() {
        call(a, 0, 20);
        assertThat(kernel.runUntil(() -> seen.size() == 2, ms(10))).isFalse();
    }

    @Test
    void goalsActionsAndWhoeverRunsTheWorldMayMakeCalls() {
        b.worker("worker").after(ms(2), () -> see("b"));
        kernel.at(ms(1), "fault", () -> {
            kernel.elapse(ms(5));
            see("fault is back");
        });
        kernel.elapse(ms(3));
        see("run");
        assertThat(kernel.runUntil(
                        () -> {
                            kernel.elapse(ms(1));
                            return kernel.time().compareTo(ms(10)) >= 0;
                        },
                        ms(100)))
                .isTrue();
        assertThat(seen).containsExactly("2 b", "6 fault is back", "6 run");
    }

    @Test
    void aFailureUnwindsTheCallsBelowIt() {
        call(a, 0, 100);
        call(b, 10, 50);
        kernel.at(ms(15), "fault", () -> kernel.elapse(ms(100)));
        c.worker("worker").after(ms(20), () -> {
            throw new IllegalStateException("on purpose");
        });
        assertThatThrownBy(() -> kernel.runUntil(ms(200)))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("c/worker failed at PT0.02S");
        assertThat(seen).containsExactly("0 a calls", "10 b calls");
    }

    @Test
    void asManyCallsAsAllowedOverlapAndTheNextTaskWaits() {
        Kernel narrow = kernel(2);
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "w" + i;
            narrow.root().worker(name).after(ms(i), () -> {
                begun.add(narrow.time().toMillis() + " " + name);
                narrow.elapse(ms(10));
            });
        }
        narrow.runUntil(ms(1000));
        assertThat(begun).containsExactly("0 w0", "1 w1", "11 w2", "11 w3", "21 w4", "21 w5");
    }

    @Test
    void callsOfPausedProcessesLeaveRoomForOthers() {
        Kernel narrow = kernel(1);
        SimulatedPlatform paused = narrow.root().process("paused");
        List<String> done = new ArrayList<>();
        paused.worker("worker").execute(() -> {
            narrow.elapse(ms(1));
            done.add("paused");
        });
        narrow.at(ms(0), "pause", paused::pause);
        Worker other = narrow.root().worker("other");
        other.after(ms(10), () -> {
            narrow.elapse(ms(10));
            done.add("other");
        });
        other.after(ms(50), paused::resume);
        narrow.runUntil(ms(100));
        assertThat(done).containsExactly("other", "paused");
    }

    /** Workers that make three calls of this length a second, or so, for ten seconds; how late each call was, sorted. */
    private List<Long> lateMillis(int workers, Duration length) {
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < workers; i++) repeat(kernel.root().process("busy " + i), length.toNanos(), late);
        kernel.runUntil(Duration.ofSeconds(10));
        Collections.sort(late);
        return late;
    }

    private void repeat(Platform process, long nanos, List<Long> late) {
        Worker worker = process.worker("worker");
        Runnable task = new Runnable() {
            @Override
            public void run() {
                for (int call = 0; call < 3; call++) {
                    long due = kernel.nanos() + nanos;
                    kernel.elapse(Duration.ofNanos(nanos));
                    late.add((kernel.nanos() - due) / 1_000_000);
                }
                worker.after(Duration.ofMillis(500 + process.entropy().below(1000)), this);
            }
        };
        worker.after(Duration.ofNanos(process.entropy().below(1_000_000_000)), task);
    }

    @Test
    void callsAreHardlyLateWhereThereIsTime() {
        List<Long> late = lateMillis(100, ms(1));
        assertThat(late).hasSizeGreaterThan(2700);
        assertThat(late.get(late.size() / 2)).isZero();
        assertThat(late.get(late.size() - 1)).isLessThan(30);
    }

    @Test
    void everyCallReturnsWhereThereIsNotEnoughTimeForAll() {
        List<Long> late = lateMillis(100, ms(20));
        assertThat(late).hasSizeGreaterThan(500);
        assertThat(late.get(late.size() - 1)).isLessThan(5000);
    }

    @Test
    void longCallsDoNotHoldUpTheWorld() {
        for (int i = 0; i < 20; i++) call(kernel.root().process("slow " + i), 1000 * i / 20, 60_000);
        assertThat(lateMillis(100, ms(1))).hasSizeGreaterThan(2700);
    }
}
