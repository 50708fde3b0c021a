package dev.coracle.simulation.kernel;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.SeededEntropy;
import dev.coracle.platform.StableHash;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;

/**
 * A process of those who look on: what it does comes before all else of its moment, is not noted in the trace, and draws
 * chance of its own, so that a run is the same without it. Its tasks must let no time pass, and touch nothing.
 */
final class Bystander implements Platform {
    private final Kernel kernel;
    private final String name;
    private final Clock clock;
    private final Entropy chance;
    private boolean closed;

    Bystander(Kernel kernel, String name) {
        this.kernel = kernel;
        this.name = name;
        this.clock = new SimulatedClock(kernel, null);
        this.chance = new SeededEntropy(StableHash.of(kernel.options().seed(), name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Entropy entropy() {
        return chance;
    }

    @Override
    public Worker worker(String worker) {
        String full = name + "/" + worker;
        return new Worker() {
            @Override
            public void execute(Runnable task) {
                plan(full, Duration.ZERO, task);
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                Event event = plan(full, delay, task);
                return () -> kernel.agenda().remove(event);
            }
        };
    }

    private Event plan(String worker, Duration delay, Runnable task) {
        kernel.checkThread();
        Event event = new Event() {
            @Override
            long owner() {
                return 0;
            }

            @Override
            void happen() {
                if (!closed) kernel.attempt(null, worker, task);
            }

            @Override
            boolean isMoot() {
                return closed;
            }

            @Override
            boolean isUnseen() {
                return true;
            }
        };
        kernel.planFirst(event, Kernel.later(kernel.nanos(), delay));
        return event;
    }

    @Override
    public Platform process(String child) {
        return new Bystander(kernel, child);
    }

    /** Nothing: no fault befalls those who look on. */
    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
