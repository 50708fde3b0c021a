package dev.coracle.testkit;

import dev.coracle.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tasks that run at the same time. */
final class Crew {
    private static final long PATIENCE_SECONDS = 60;

    private Crew() {}

    /** Runs the tasks, each on a worker of its own, and returns what they return; fails where one fails. */
    static <T> List<T> together(Platform platform, List<? extends Supplier<T>> tasks) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<T>> results = new ArrayList<>();
        for (Supplier<T> task : tasks) {
            CompletableFuture<T> result = new CompletableFuture<>();
            results.add(result);
            platform.worker("crew-" + results.size()).execute(() -> {
                try {
                    await(start);
                    result.complete(task.get());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        }
        start.countDown();
        return results.stream().map(Crew::result).toList();
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("others did not end");
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static <T> T result(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("a task failed or did not end", e);
        }
    }
}
