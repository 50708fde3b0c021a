package dev.coracle.examples.bench;

import dev.coracle.examples.Stopwatch;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Writers that create keys as fast as they are taken, each one write at a time. */
final class Creates {
    /** What came of it. */
    record Result(double perSecond, double p50, double p99, double longest) {
        /** From how long each write took, the shortest first. */
        static Result of(long[] nanos, double seconds) {
            return new Result(nanos.length / seconds, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
        }

        private static double at(long[] sorted, double share) {
            return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%,.0f/s, p50 %.3f ms, p99 %.3f ms, longest %.1f ms", perSecond, p50, p99, longest);
        }
    }

    private final BiConsumer<String, Value> creation;
    private final Platform platform;
    private final List<Worker> writers = new ArrayList<>();
    private final Value value;
    private final AtomicLong keys = new AtomicLong();

    /** Writers to a store. */
    Creates(ClusterStore store, Platform platform, int writers, int valueBytes) {
        this((key, value) -> store.put(key, value, 0).get(), platform, writers, valueBytes);
    }

    /** Writers who create keys in this way. */
    Creates(BiConsumer<String, Value> creation, Platform platform, int writers, int valueBytes) {
        this.creation = creation;
        this.platform = platform;
        this.value = Value.of("x".repeat(valueBytes));
        for (int i = 0; i < writers; i++) this.writers.add(platform.worker("writer " + i));
    }

    /** Has all of them write for so long. */
    Result run(int seconds) {
        Stopwatch watch = new Stopwatch(platform.clock());
        List<CompletableFuture<long[]>> ends = new ArrayList<>();
        for (Worker writer : writers) {
            CompletableFuture<long[]> end = new CompletableFuture<>();
            ends.add(end);
            writer.execute(() -> {
                try {
                    end.complete(write(watch, seconds));
                } catch (RuntimeException e) {
                    end.completeExceptionally(e);
                }
            });
        }
        long[] nanos = ends.stream()
                .flatMapToLong(end -> Arrays.stream(end.join()))
                .sorted()
                .toArray();
        return Result.of(nanos, watch.seconds());
    }

    private long[] write(Stopwatch watch, int seconds) {
        long[] nanos = new long[1 << 16];
        int count = 0;
        while (watch.seconds() < seconds) {
            long number = keys.incrementAndGet();
            String key = "/registry/pods/namespace-" + number % 100 + "/pod-" + number;
            long start = platform.clock().nanos();
            creation.accept(key, value);
            if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
            nanos[count++] = platform.clock().nanos() - start;
        }
        return Arrays.copyOf(nanos, count);
    }
}
