package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Platform} keeps, whatever world is behind it. Extend it with yours. */
public abstract class PlatformContract {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private Platform platform;
    private Worker worker;

    /** A platform of its own, whose workers go on after a task that throws. */
    protected abstract Platform start();

    /** Lets the world go on until the condition holds; fails where it does not within some seconds. */
    protected abstract void await(BooleanSupplier condition);

    /** A contract to extend; the tests begin with {@link #start}. */
    protected PlatformContract() {}

    @BeforeEach
    final void startPlatform() {
        platform = start();
        worker = platform.worker("worker");
    }

    @AfterEach
    final void closePlatform() {
        platform.close();
    }

    private Runnable see(String what) {
        return () -> seen.add(what);
    }

    private void awaitSeen(String... expected) {
        await(() -> seen.size() >= expected.length);
        assertEquals(List.of(expected), List.copyOf(seen));
    }

    /** Lets a little time pass: what should happen in this test but does not, has had its time. */
    private void pass() {
        AtomicBoolean passed = new AtomicBoolean();
        Platform watch = start();
        watch.worker("watch").after(SHORT, () -> passed.set(true));
        await(passed::get);
        watch.close();
    }

    @Test
    void aWorkerRunsItsTasksInOrder() {
        List<String> expected = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
        expected.forEach(i -> worker.execute(see(i)));
        awaitSeen(expected.toArray(String[]::new));
    }

    @Test
    void aWorkerRunsOneTaskAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Runnable task = () -> {
            if (inside.incrementAndGet() > 1) overlaps.incrementAndGet();
            Thread.onSpinWait();
            inside.decrementAndGet();
            done.incrementAndGet();
        };
        for (int i = 0; i < 8; i++) {
            Worker producer = platform.worker("producer " + i);
            for (int j = 0; j < 100; j++) producer.execute(() -> worker.execute(task));
        }
        await(() -> done.get() == 800);
        assertEquals(0, overlaps.get());
    }

    @Test
    void aTaskSeesWhatTheTaskBeforeItWrote() {
        int[] count = {0};
        AtomicInteger last = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) worker.execute(() -> last.set(++count[0]));
        await(() -> last.get() >= 10_000);
        assertEquals(10_000, last.get());
    }

    @Test
    void aTaskHandedOverByATaskRunsAfterIt() {
        worker.execute(() -> {
            worker.execute(see("second"));
            seen.add("first");
        });
        awaitSeen("first", "second");
    }

    @Test
    void aWorkerThatAlwaysHasTasksDoesNotKeepOthersFromRunning() {
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) repeat(platform.worker("busy " + i), enough);
        worker.execute(see("other"));
        awaitSeen("other");
        enough.set(true);
    }

    private static void repeat(Worker busy, AtomicBoolean enough) {
        busy.execute(() -> {
            if (!enough.get()) repeat(busy, enough);
        });
    }

    @Test
    void aTaskThatThrowsDoesNotStopItsWorker() {
        worker.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        worker.execute(() -> {
            throw new StackOverflowError("on purpose");
        });
        worker.after(SHORT, see("timer"));
        worker.execute(see("task"));
        awaitSeen("task", "timer");
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void nothingIsNotATask() {
        assertThrows(NullPointerException.class, () -> worker.execute(null));
        assertThrows(NullPointerException.class, () -> worker.after(SHORT, null));
    }

    @Test
    void aTimerIsNeverEarly() {
        long begun = platform.clock().nanos();
        AtomicLong shortest = new AtomicLong(Long.MAX_VALUE);
        AtomicInteger rung = new AtomicInteger();
        for (int i = 1; i <= 50; i++) {
            long delay = i * 100_000L + i;
            worker.after(Duration.ofNanos(delay), () -> {
                shortest.accumulateAndGet(platform.clock().nanos() - begun - delay, Math::min);
                rung.incrementAndGet();
            });
        }
        await(() -> rung.get() == 50);
        assertTrue(shortest.get() >= 0, () -> "early by " + -shortest.get() + " ns");
    }

    @Test
    void timersRingInTheOrderOfTheirMoments() {
        worker.after(SHORT.multipliedBy(3), see("third"));
        worker.after(SHORT, see("first"));
        worker.after(SHORT.multipliedBy(2), see("second"));
        awaitSeen("first", "second", "third");
    }

    @Test
    void aTimerWithoutDelayIsATaskInOrder() {
        worker.after(Duration.ZERO, see("zero"));
        worker.execute(see("task"));
        worker.after(Duration.ofDays(-1), see("negative"));
        awaitSeen("zero", "task", "negative");
    }

    @Test
    void aDelayMayBeForEver() {
        worker.after(Duration.ofSeconds(Long.MAX_VALUE), see("never"));
        worker.after(SHORT, see("soon"));
        awaitSeen("soon");
    }

    @Test
    void aTimerWaitsForItsTurn() {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        Runnable task = () -> {
            assertTrue(inside.compareAndSet(false, true));
            seen.add(inside.compareAndSet(true, false) ? "alone" : "not alone");
            done.incrementAndGet();
        };
        for (int i = 0; i < 100; i++) {
            worker.after(Duration.ofNanos(i * 10_000L), task);
            worker.execute(task);
        }
        await(() -> done.get() == 200);
        assertFalse(seen.contains("not alone"));
    }

    @Test
    void aCancelledTimerNeverRings() {
        Timer timer = worker.after(SHORT, see("cancelled"));
        Timer atOnce = worker.after(SHORT, see("cancelled by a task"));
        worker.execute(atOnce::cancel);
        timer.cancel();
        timer.cancel();
        worker.after(SHORT.multipliedBy(2), see("kept"));
        awaitSeen("kept");
    }

    @Test
    void aTimerThatWaitsForItsTurnCanBeCancelled() {
        platform.pause();
        Timer waiting = worker.after(Duration.ZERO, see("cancelled"));
        Timer rung = worker.after(Duration.ofNanos(1), see("cancelled"));
        pass();
        waiting.cancel();
        rung.cancel();
        worker.execute(see("kept"));
        platform.resume();
        awaitSeen("kept");
    }

    @Test
    void cancellingATimerThatHasRungDoesNothing() {
        Timer timer = worker.after(Duration.ofNanos(1), see("rung"));
        awaitSeen("rung");
        assertDoesNotThrow(timer::cancel);
    }

    @Test
    void aTaskMayCancelItsOwnTimer() {
        Timer[] timer = new Timer[1];
        worker.execute(() -> timer[0] = worker.after(Duration.ofNanos(1), () -> {
            timer[0].cancel();
            seen.add("rung");
        }));
        awaitSeen("rung");
    }

    @Test
    void nothingBeginsDuringAPauseAndAllFollowsInOrder() {
        platform.pause();
        worker.execute(see("one"));
        worker.after(Duration.ofNanos(1), see("two"));
        pass();
        worker.execute(see("three"));
        pass();
        assertTrue(seen.isEmpty(), seen::toString);
        platform.resume();
        awaitSeen("one", "two", "three");
    }

    @Test
    void aTimerGoesOnDuringAPause() {
        platform.pause();
        long begun = platform.clock().nanos();
        AtomicLong rung = new AtomicLong();
        worker.after(Duration.ofNanos(1), () -> rung.set(platform.clock().nanos() - begun));
        worker.after(LONG, see("too late"));
        pass();
        platform.resume();
        await(() -> rung.get() > 0);
        assertTrue(rung.get() >= SHORT.toNanos());
    }

    @Test
    void pausingTwiceIsPausingOnce() {
        platform.resume();
        platform.pause();
        platform.pause();
        platform.resume();
        worker.execute(see("on"));
        awaitSeen("on");
    }

    @Test
    void aProcessGoesOnWhenNoneAboveItIsPaused() {
        Platform upper = platform.process("upper");
        Platform lower = upper.process("lower");
        lower.worker("worker").execute(see("lower"));
        awaitSeen("lower");
        lower.pause();
        upper.pause();
        lower.worker("worker").execute(see("lower"));
        upper.process("late").worker("worker").execute(see("late"));
        platform.worker("worker").execute(see("above"));
        pass();
        awaitSeen("lower", "above");
        upper.resume();
        awaitSeen("lower", "above", "late");
        pass();
        awaitSeen("lower", "above", "late");
        lower.resume();
        awaitSeen("lower", "above", "late", "lower");
    }

    @Test
    void nothingBeginsAfterClose() {
        Platform process = platform.process("process");
        Worker victim = process.worker("victim");
        process.pause();
        victim.execute(see("waiting"));
        victim.after(Duration.ofNanos(1), see("timer"));
        process.close();
        process.resume();
        victim.execute(see("late"));
        victim.after(Duration.ZERO, see("late timer"));
        victim.after(Duration.ofNanos(1), see("later timer")).cancel();
        process.worker("another").execute(see("late worker"));
        pass();
        assertTrue(seen.isEmpty(), seen::toString);
        assertTrue(process.isClosed());
    }

    @Test
    void closingEndsAllBelowAndNoneAbove() {
        Platform upper = platform.process("upper");
        Platform lower = upper.process("lower");
        upper.close();
        assertTrue(lower.isClosed());
        assertFalse(platform.isClosed());
        lower.worker("worker").execute(see("lower"));
        worker.execute(see("above"));
        pass();
        awaitSeen("above");
        lower.close();
        upper.close();
    }

    @Test
    void aProcessBelowAClosedOneIsClosed() {
        Platform process = platform.process("process");
        process.close();
        Platform late = process.process("late");
        assertTrue(late.isClosed());
        late.worker("worker").execute(see("late"));
        pass();
        assertTrue(seen.isEmpty(), seen::toString);
    }

    @Test
    void aProcessCanBeStartedAgain() {
        platform.process("process").close();
        Platform again = platform.process("process");
        again.worker("worker").execute(see("again"));
        awaitSeen("again");
    }

    @Test
    void aTaskMayCloseItsOwnProcess() {
        Platform process = platform.process("process");
        Worker victim = process.worker("victim");
        victim.execute(() -> {
            victim.execute(see("after"));
            process.close();
            seen.add("to the end");
        });
        awaitSeen("to the end");
        pass();
        awaitSeen("to the end");
    }

    @Test
    void tasksMayCloseEachOthersProcesses() {
        for (int i = 0; i < 100; i++) {
            Platform left = platform.process("left");
            Platform right = platform.process("right");
            left.worker("worker").execute(right::close);
            right.worker("worker").execute(left::close);
            await(() -> left.isClosed() || right.isClosed());
        }
    }

    @Test
    void aTaskMayCloseEverything() {
        worker.execute(() -> {
            platform.close();
            seen.add("closed");
        });
        awaitSeen("closed");
        assertTrue(platform.isClosed());
    }

    @Test
    void processesKeepTheirNames() {
        assertEquals("kubelet/node-1", platform.process("kubelet/node-1").name());
    }

    @Test
    void theClockNeverFalls() {
        AtomicLong worst = new AtomicLong();
        AtomicInteger done = new AtomicInteger();
        long[] last = {platform.clock().nanos()};
        for (int i = 0; i < 1000; i++) {
            worker.execute(() -> {
                long now = platform.clock().nanos();
                worst.accumulateAndGet(now - last[0], Math::min);
                last[0] = now;
                done.incrementAndGet();
            });
        }
        await(() -> done.get() == 1000);
        assertEquals(0, worst.get());
        assertTrue(Math.abs(platform.clock().now().getEpochSecond()) < 1L << 40);
    }

    @Test
    void chanceKeepsItsBounds() {
        TreeSet<Long> dice = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            dice.add(platform.entropy().below(6));
            double unit = platform.entropy().unit();
            assertTrue(unit >= 0 && unit < 1);
            assertTrue(platform.entropy().below(Long.MAX_VALUE) >= 0);
            assertEquals(0, platform.entropy().below(1));
        }
        assertEquals(new TreeSet<>(List.of(0L, 1L, 2L, 3L, 4L, 5L)), dice);
        assertThrows(IllegalArgumentException.class, () -> platform.entropy().below(0));
    }

    @Test
    void streamsAndProcessesDrawNumbersOfTheirOwn() {
        Platform first = platform.process("process");
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            drawn.add(platform.entropy().nextLong());
            drawn.add(platform.entropy().stream("a").nextLong());
            drawn.add(platform.entropy().stream("b").nextLong());
            drawn.add(platform.entropy().stream("a").stream("b").nextLong());
            drawn.add(first.entropy().nextLong());
            drawn.add(platform.process("process").entropy().nextLong());
            drawn.add(platform.process("other").entropy().nextLong());
        }
        assertEquals(700, new TreeSet<>(drawn).size());
        assertSame(first.entropy(), first.entropy());
    }

    @Test
    void identifiersAreRandomUuids() {
        TreeSet<String> uids = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            UUID uid = UUID.fromString(platform.entropy().uid());
            assertEquals(4, uid.version());
            assertEquals(2, uid.variant());
            uids.add(uid.toString());
        }
        assertEquals(1000, uids.size());
        assertNotEquals(platform.entropy().uid(), platform.process("p").entropy().uid());
    }
}
