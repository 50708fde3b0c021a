package dev.coracle.platform;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Runs tasks one at a time, in the order in which they were handed over. State that only tasks of one worker touch
 * needs no lock, on real threads as in simulation.
 *
 * <p><b>Threads.</b> Every method may be called from anywhere, also from the worker's own tasks, and returns at once.
 * <p><b>Errors.</b> A task that throws is logged and does not stop the worker.
 * <p><b>Time.</b> Tasks must not block on one another; an API call inside a task is fine.
 */
public interface Worker extends Executor {
    /** Runs the task after those handed over before it; never, once the process is closed. */
    @Override
    void execute(Runnable task);

    /** Hands the task over when this much time of the process's clock has passed; at once for no or negative delay. */
    Timer after(Duration delay, Runnable task);
}
