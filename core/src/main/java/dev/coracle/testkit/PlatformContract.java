package dev.coracle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Platform} keeps, whatever world is behind it: extend it with yours, and say how to start it and how
 * its world goes on.
 */
public abstract class PlatformContract extends WorkerContract {
    /** A contract to extend; each test begins with {@link #start}. */
    protected PlatformContract() {}

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
        worker.after(Duration.ofHours(1), see("too late"));
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
    void aTimerOfAClosedProcessNeverRings() {
        Platform process = platform.process("process");
        process.worker("victim").after(Duration.ofMillis(10), see("never"));
        process.process("below").worker("victim").after(Duration.ofMillis(10), see("never"));
        process.close();
        pass();
        assertTrue(seen.isEmpty(), seen::toString);
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
        assertNotEquals(
                platform.entropy().uid(), platform.process("p").entropy().uid());
    }
}
