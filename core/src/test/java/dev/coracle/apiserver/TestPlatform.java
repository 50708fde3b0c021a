package dev.coracle.apiserver;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A platform whose time stands still, whose chance repeats, and whose workers do everything at once. */
public final class TestPlatform implements Platform {
    private final Entropy entropy = new CountingEntropy("");
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Lets time pass. */
    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return now.toEpochMilli() * 1_000_000;
            }
        };
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }

    @Override
    public Worker worker(String name) {
        return new Worker() {
            @Override
            public void execute(Runnable task) {
                task.run();
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                return () -> {};
            }
        };
    }

    @Override
    public Platform process(String name) {
        return this;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}

    private static final class CountingEntropy implements Entropy {
        private final String name;
        private final AtomicLong count = new AtomicLong();
        private final Map<String, Entropy> streams = new ConcurrentHashMap<>();

        CountingEntropy(String name) {
            this.name = name;
        }

        @Override
        public long nextLong() {
            long mixed = (name.hashCode() + count.incrementAndGet()) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            return mixed ^ (mixed >>> 27);
        }

        @Override
        public Entropy stream(String stream) {
            return streams.computeIfAbsent(stream, it -> new CountingEntropy(name + "/" + it));
        }
    }
}
