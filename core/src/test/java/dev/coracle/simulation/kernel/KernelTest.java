package dev.coracle.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KernelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Kernel kernel = new Kernel(42);
    private final Worker worker = kernel.root().worker("worker");
    private final List<String> seen = new ArrayList<>();

    private Runnable see(String what) {
        return () -> seen.add(kernel.time().toSeconds() + " " + what);
    }

    @Test
    void timeJumpsFromEventToEvent() {
        worker.after(HOUR, see("hour"));
        worker.after(SECOND, see("second"));
        kernel.at(Duration.ofMinutes(1), "minute", see("minute"));
        assertThat(kernel.runUntilIdle(HOUR.multipliedBy(2))).isTrue();
        assertThat(seen).containsExactly("1 second", "60 minute", "3600 hour");
        assertThat(kernel.time()).isEqualTo(HOUR);
    }

    @Test
    void aRunEndsAtItsMomentAndIncludesIt() {
        worker.after(SECOND, see("in"));
        worker.after(SECOND.plusNanos(1), see("out"));
        kernel.runUntil(SECOND);
        assertThat(seen).containsExactly("1 in");
        assertThat(kernel.time()).isEqualTo(SECOND);
        kernel.runUntil(HOUR);
        assertThat(kernel.time()).isEqualTo(HOUR);
        kernel.runUntil(SECOND);
        assertThat(kernel.time()).isEqualTo(HOUR);
    }

    @Test
    void aRunEndsWhenItsGoalIsReached() {
        for (int i = 1; i <= 10; i++) worker.after(SECOND.multipliedBy(i), see("tick"));
        assertThat(kernel.runUntil(() -> seen.size() == 3, HOUR)).isTrue();
        assertThat(kernel.time()).isEqualTo(SECOND.multipliedBy(3));
        assertThat(kernel.runUntil(() -> seen.size() == 10, SECOND.multipliedBy(9)))
                .isFalse();
        assertThat(kernel.time()).isEqualTo(SECOND.multipliedBy(9));
        assertThat(kernel.runUntil(() -> kernel.time().equals(HOUR), HOUR)).isTrue();
        assertThat(kernel.runUntil(() -> true, HOUR)).isTrue();
        assertThat(kernel.runUntil(() -> true, SECOND))
                .as("the deadline has passed")
                .isFalse();
    }

    @Test
    void aWorldThatIsNeverIdleRunsToTheDeadline() {
        tick();
        assertThat(kernel.runUntilIdle(HOUR)).isFalse();
        assertThat(seen).hasSize(3601);
    }

    private void tick() {
        seen.add("tick");
        worker.after(SECOND, this::tick);
    }

    @Test
    void aStepIsOneEvent() {
        worker.after(SECOND, see("one"));
        worker.after(HOUR, see("two"));
        assertThat(kernel.step()).isTrue();
        assertThat(seen).containsExactly("1 one");
        assertThat(kernel.step()).isTrue();
        assertThat(kernel.step()).isFalse();
        assertThat(kernel.time()).isEqualTo(HOUR);
    }

    @Test
    void anActionInThePastHappensNow() {
        kernel.runUntil(HOUR);
        kernel.at(SECOND, "late", see("late"));
        assertThat(kernel.step()).isTrue();
        assertThat(seen).containsExactly("3600 late");
    }

    /** Three workers with four tasks each, all at one moment. */
    private static List<String> crowd(KernelOptions options) {
        Kernel kernel = new Kernel(options);
        List<String> seen = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Worker worker = kernel.root().worker(name);
            for (int i = 0; i < 4; i++) {
                String task = name + i;
                worker.execute(() -> seen.add(task));
            }
        }
        kernel.runUntilIdle(SECOND);
        return seen;
    }

    @Test
    void eventsOfAMomentHappenInOrder() {
        assertThat(crowd(KernelOptions.of(1)))
                .containsExactly("a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3");
    }

    @Test
    void aTimerWhoseMomentHasComeStandsInLine() {
        kernel.at(SECOND, "action", () -> worker.execute(see("task")));
        worker.after(SECOND, see("timer"));
        kernel.runUntil(SECOND);
        assertThat(seen).containsExactly("1 task", "1 timer");
    }

    @Test
    void shufflingTriesOtherOrdersButKeepsThatOfAWorker() {
        TreeSet<String> orders = new TreeSet<>();
        for (int seed = 0; seed < 100; seed++) {
            KernelOptions options =
                    KernelOptions.builder().seed(seed).shuffled(true).build();
            List<String> order = crowd(options);
            assertThat(order).isEqualTo(crowd(options));
            for (String name : List.of("a", "b", "c"))
                assertThat(order)
                        .containsSubsequence(
                                IntStream.range(0, 4).mapToObj(i -> name + i).toList());
            orders.add(order.toString());
        }
        assertThat(orders).hasSizeGreaterThan(50);
    }

    @Test
    void aTaskThatThrowsEndsTheRun() {
        Worker sync = kernel.root().process("kubelet/node-1").worker("sync");
        IllegalArgumentException cause = new IllegalArgumentException("on purpose");
        sync.after(SECOND, () -> {
            throw cause;
        });
        worker.after(HOUR, see("never"));
        SimulationFailure failure = (SimulationFailure) catchThrowable(() -> kernel.runUntil(HOUR));
        assertThat(failure)
                .hasCause(cause)
                .hasMessage("kubelet/node-1/sync failed at PT1S of virtual time, seed 42: " + cause);
        assertThat(failure.actor()).isEqualTo("kubelet/node-1/sync");
        assertThat(failure.time()).isEqualTo(SECOND);
        assertThat(failure.seed()).isEqualTo(42);
        assertThatThrownBy(() -> kernel.runUntil(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(failure);
        assertThat(seen).isEmpty();
    }

    @Test
    void toleratedFailuresLetTheWorkerGoOn() {
        List<SimulationFailure> failures = new ArrayList<>();
        kernel.tolerate(failures::add);
        worker.execute(() -> {
            throw new AssertionError("on purpose");
        });
        worker.execute(see("after"));
        kernel.at(SECOND, "fault", () -> {
            throw new IllegalStateException("on purpose");
        });
        kernel.runUntil(HOUR);
        assertThat(seen).containsExactly("0 after");
        assertThat(failures).extracting(SimulationFailure::actor).containsExactly("world/worker", "fault");
    }

    @Test
    void aGoalThatThrowsEndsTheRun() {
        worker.after(SECOND, see("tick"));
        assertThatThrownBy(() -> kernel.runUntil(
                        () -> {
                            throw new AssertionError("on purpose");
                        },
                        HOUR))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageStartingWith("goal failed");
    }

    @Test
    void timeThatStandsStillEndsTheRun() {
        Kernel small =
                new Kernel(KernelOptions.builder().seed(1).eventsAtOnce(1000).build());
        Worker busy = small.root().worker("busy");
        busy.execute(new Runnable() {
            @Override
            public void run() {
                busy.execute(this);
            }
        });
        assertThatThrownBy(() -> small.runUntil(HOUR))
                .hasMessageContaining("world/busy")
                .hasMessageContaining("stands still");
    }

    @Test
    void aRunWithinARunIsRefused() {
        worker.execute(() -> kernel.runUntil(HOUR));
        assertThatThrownBy(() -> kernel.runUntil(SECOND)).cause().hasMessageContaining("elapse");
    }

    @Test
    void otherThreadsAreTurnedAwayByName() {
        List<ThrowingCallable> touches = List.of(
                () -> worker.execute(see("foreign")),
                () -> worker.after(SECOND, see("foreign")),
                () -> worker.after(SECOND, see("foreign")).cancel(),
                () -> kernel.runUntil(SECOND),
                () -> kernel.elapse(SECOND),
                kernel::step,
                () -> kernel.at(SECOND, "foreign", see("foreign")),
                () -> kernel.root().pause(),
                () -> kernel.root().resume(),
                () -> kernel.root().close(),
                () -> kernel.root().process("foreign"),
                () -> kernel.root().processes(),
                () -> kernel.root().worker("foreign"),
                () -> kernel.root().jump(SECOND),
                () -> kernel.root().clock().now(),
                () -> kernel.root().clock().nanos(),
                () -> kernel.root().entropy().nextLong(),
                () -> kernel.root().entropy().stream("foreign"),
                () -> kernel.trace().note("foreign", "", "", 0));
        for (ThrowingCallable touch : touches) {
            CompletableFuture<Throwable> answer = new CompletableFuture<>();
            new Thread(() -> answer.complete(catchThrowable(touch)), "intruder").start();
            assertThat(answer.join())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("thread intruder touches")
                    .hasMessageContaining(Thread.currentThread().getName());
        }
        kernel.runUntil(HOUR);
        assertThat(seen).isEmpty();
    }

    @Test
    void theTimeOfDayBeginsWhereTheOptionsSay() {
        Instant start = Instant.parse("2030-05-06T07:08:09Z");
        Kernel later = new Kernel(KernelOptions.builder().seed(1).start(start).build());
        later.runUntil(HOUR);
        assertThat(later.root().clock().now()).isEqualTo(start.plus(HOUR));
    }

    @Test
    void processesListThoseBelowThemThatLive() {
        SimulatedPlatform a = kernel.root().process("a");
        SimulatedPlatform b = kernel.root().process("b");
        SimulatedPlatform c = a.process("c");
        assertThat(kernel.root().processes()).containsExactly(a, b);
        assertThat(a.processes()).containsExactly(c);
        a.close();
        assertThat(kernel.root().processes()).containsExactly(b);
    }

    @Test
    void chanceDependsOnTheSeedAndTheNamesOnly() {
        Kernel other = new Kernel(42);
        other.root().entropy().nextLong();
        other.root().process("first").entropy().uid();
        assertThat(other.root().process("kubelet").entropy().stream("jitter").nextLong())
                .isEqualTo(kernel.root().process("kubelet").entropy().stream("jitter")
                        .nextLong())
                .isNotEqualTo(new Kernel(43)
                        .root().process("kubelet").entropy().stream("jitter").nextLong());
    }

    @Test
    void aGoalIsNotLookedAtForTheSakeOfABystander() {
        Kernel kernel = new Kernel(1);
        boolean[] done = {false};
        kernel.bystander().worker("looks on").after(Duration.ofMillis(1), () -> done[0] = true);
        kernel.root().worker("works").after(Duration.ofMillis(2), () -> {});
        assertThat(kernel.runUntil(() -> done[0], Duration.ofSeconds(1))).isTrue();
        assertThat(kernel.time()).isEqualTo(Duration.ofMillis(2));
    }
}
