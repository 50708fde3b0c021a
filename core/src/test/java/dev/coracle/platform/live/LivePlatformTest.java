package dev.coracle.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LivePlatformTest {
    private static List<String> threadsOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.startsWith("coracle-" + name + "-"))
                .sorted()
                .toList();
    }

    @Test
    void threadsAreDaemonsNamedAfterTheirPlatform() {
        try (Platform platform = new LivePlatform("names", 2)) {
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            platform.worker("worker").after(Duration.ofNanos(1), () -> thread.complete(Thread.currentThread()));
            assertThat(thread.join().getName()).startsWith("coracle-names-");
            assertThat(thread.join().isDaemon()).isTrue();
            assertThat(threadsOf("names")).contains("coracle-names-1", "coracle-names-timers");
        }
    }

    @Test
    void closingTheFirstProcessEndsEveryThread() {
        List<Platform> platforms = new ArrayList<>();
        for (int i = 0; i < 20; i++) platforms.add(new LivePlatform("leak", 4));
        for (Platform platform : platforms) {
            CountDownLatch rung = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                Worker worker = platform.process("process").worker("worker");
                worker.after(Duration.ofMillis(1), () -> worker.execute(rung::countDown));
                worker.after(Duration.ofHours(1), rung::countDown);
            }
            Waiting.until(() -> rung.getCount() == 0);
        }
        assertThat(threadsOf("leak")).hasSizeGreaterThan(20);
        platforms.forEach(Platform::close);
        assertThat(threadsOf("leak")).isEmpty();
    }

    @Test
    void aTaskThatClosesEverythingEndsEveryThread() {
        Platform platform = new LivePlatform("suicide", 2);
        platform.process("process").worker("worker").execute(platform::close);
        Waiting.until(() -> platform.isClosed() && threadsOf("suicide").isEmpty());
    }

    @Test
    void closingWaitsForTheTaskThatRuns() {
        try (Platform platform = new LivePlatform("wait", 2)) {
            Platform process = platform.process("process");
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            AtomicBoolean ended = new AtomicBoolean();
            process.process("below").worker("worker").execute(() -> {
                begun.countDown();
                awaitQuietly(mayEnd);
                ended.set(true);
            });
            awaitQuietly(begun);
            CompletableFuture<Boolean> endedAtClose = new CompletableFuture<>();
            Thread closer = new Thread(() -> {
                process.close();
                endedAtClose.complete(ended.get());
            });
            closer.start();
            Waiting.until(() -> process.isClosed() && closer.getState() == Thread.State.WAITING);
            assertThat(endedAtClose).isNotDone();
            mayEnd.countDown();
            assertThat(endedAtClose.join()).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    @Test
    void tasksThatBlockInJoinAreStoodInFor() {
        try (Platform platform = new LivePlatform("join", 2)) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            AtomicInteger answered = new AtomicInteger();
            for (int i = 0; i < 50; i++) {
                platform.worker("asks").execute(() -> {
                    answer.join();
                    answered.incrementAndGet();
                });
            }
            platform.worker("answers").execute(() -> answer.complete("yes"));
            Waiting.until(() -> answered.get() == 50);
        }
    }

    @Test
    void moreBlockedTasksThanThreadsWaitWithoutError() {
        try (Platform platform = new LivePlatform("crowd", 2)) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            AtomicInteger asked = new AtomicInteger();
            AtomicInteger answered = new AtomicInteger();
            for (int i = 0; i < 400; i++) {
                platform.worker("asks").execute(() -> {
                    asked.incrementAndGet();
                    answer.join();
                    answered.incrementAndGet();
                });
            }
            Waiting.until(() -> asked.get() >= 256);
            answer.complete("yes");
            Waiting.until(() -> answered.get() == 400);
        }
    }

    @Test
    void manyWorkersKeepTheirOrderThroughPausesAndHandOvers() {
        try (Platform platform = new LivePlatform("stress", 4)) {
            Platform process = platform.process("process");
            AtomicInteger done = new AtomicInteger();
            AtomicInteger misplaced = new AtomicInteger();
            for (int i = 0; i < 2000; i++) {
                Worker source = platform.worker("source");
                Worker target = process.worker("target");
                int[] last = {0};
                for (int j = 1; j <= 100; j++) {
                    int number = j;
                    Runnable task = () -> {
                        if (number != ++last[0]) misplaced.incrementAndGet();
                        done.incrementAndGet();
                    };
                    source.execute(() -> target.execute(task));
                }
                process.pause();
                process.resume();
            }
            process.resume();
            Waiting.until(() -> done.get() == 200_000);
            assertThat(misplaced).hasValue(0);
        }
    }

    @Test
    void aCloseAmidstHandOversLetsNothingBeginAfterwards() {
        for (int round = 0; round < 200; round++) {
            try (Platform platform = new LivePlatform("race", 2)) {
                Platform process = platform.process("process");
                AtomicBoolean closed = new AtomicBoolean();
                AtomicInteger late = new AtomicInteger();
                Runnable task = () -> {
                    if (closed.get()) late.incrementAndGet();
                };
                Worker target = process.worker("target");
                AtomicBoolean going = new AtomicBoolean();
                for (int i = 0; i < 100; i++) {
                    platform.worker("source").execute(() -> {
                        going.set(true);
                        for (int j = 0; j < 20; j++) target.execute(task);
                        target.after(Duration.ofNanos(1), task);
                    });
                }
                Waiting.until(going::get);
                process.close();
                closed.set(true);
                CompletableFuture<Boolean> after = new CompletableFuture<>();
                platform.worker("after").after(Duration.ofMillis(1), () -> after.complete(true));
                assertThat(after.join()).isTrue();
                assertThat(late).hasValue(0);
            }
        }
    }

    @Test
    void anInterruptOfOneTaskDoesNotHitTheNext() {
        try (Platform platform = new LivePlatform("interrupt", 1)) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            platform.worker("one").execute(() -> Thread.currentThread().interrupt());
            platform.worker("two")
                    .execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
            assertThat(interrupted.join()).isFalse();
        }
    }

    @Test
    void aTaskThatThrowsIsLoggedWithItsWorker() {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (Platform platform = new LivePlatform("log", 2)) {
            Worker worker = platform.process("kubelet/node-1").worker("sync");
            AtomicBoolean after = new AtomicBoolean();
            worker.execute(() -> {
                throw new OutOfMemoryError("on purpose");
            });
            worker.execute(() -> after.set(true));
            Waiting.until(after::get);
        } finally {
            System.setErr(err);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("ERROR", "process=kubelet/node-1", "worker=sync", "java.lang.OutOfMemoryError: on purpose");
    }
}
