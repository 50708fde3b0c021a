package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link PlatformContract} that is about workers and their timers. */
abstract class WorkerContract {
    static final Duration SHORT = Duration.ofMillis(20);

    /** What happened in this test, in order. */
    final Queue<String> seen = new ConcurrentLinkedQueue<>();

    Platform platform;
    Worker worker;

    /** A platform of its own, whose workers go on after a task that throws. */
    protected abstract Platform start();

    /** Lets the world go on until the condition holds; fails where it does not within some seconds. */
    protected abstract void await(BooleanSupplier condition);

    @BeforeEach
    final void startPlatform() {
        platform = start();
        worker = platform.worker("worker");
    }

    @AfterEach
    final void closePlatform() {
        platform.close();
    }

    Runnable see(String what) {
        return () -> seen.add(what);
    }

    void awaitSeen(String... expected) {
        await(() -> seen.size() >= expected.length);
        assertEquals(List.of(expected), List.copyOf(seen));
    }

    /** Lets a little time pass: what should happen in this test but does not, has had its time. */
    void pass() {
        AtomicBoolean passed = new AtomicBoolean();
        Platform watch = start();
        watch.worker("watch").after(SHORT, () -> passed.set(true));
        await(passed::get);
        watch.close();
    }

    @Test
    void aWorkerRunsItsTasksInOrder() {
        List<String> expected =
                IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
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
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++)
            repeat(platform.worker("busy " + i), enough);
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
}
