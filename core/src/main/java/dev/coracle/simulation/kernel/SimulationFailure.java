package dev.coracle.simulation.kernel;

import java.time.Duration;

/** What ends a run: something that was simulated threw. Names the worker, the moment and the seed; the cause is what it threw. */
public final class SimulationFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String actor;
    private final Duration time;
    private final long seed;

    SimulationFailure(String actor, Duration time, long seed, Throwable cause) {
        super(actor + " failed at " + time + " of virtual time, seed " + seed + ": " + cause, cause);
        this.actor = actor;
        this.time = time;
        this.seed = seed;
    }

    /** Whose task it was: process and worker, such as {@code kubelet/node-1/sync}. */
    public String actor() {
        return actor;
    }

    /** When, since the start. */
    public Duration time() {
        return time;
    }

    /** The seed of the run. */
    public long seed() {
        return seed;
    }
}
