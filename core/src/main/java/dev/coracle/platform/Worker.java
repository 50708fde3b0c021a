package dev.coracle.platform;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Runs tasks one at a time, in the order in which they were handed over. State that only tasks of one worker touch
 * needs no lock, on real threads as in simulation. An idle worker costs a few bytes and no thread: have as many as
 * there are things that must not wait for each other.
 *
 * <p><b>Threads.</b> Every method may be called from anywhere, also from the worker's own tasks, and returns at once.
 * Tasks of one worker run on changing threads; each sees all that the one before it did.
 * <p><b>Errors.</b> A task that throws, an {@link Error} as well, is reported (live: logged) and does not stop the
 * worker. In simulation it ends the run instead, unless the run tolerates it.
 * <p><b>Time.</b> Tasks must not block on one another; an API call inside a task is fine.
 */
public interface Worker extends Executor {
    /** Runs the task after those handed over before it; never, once the process is closed. */
    @Override
    void execute(Runnable task);

    /**
     * Hands the task over when this much time of the process's clock ({@link Clock#nanos()}) has passed, never earlier;
     * at once for no or negative delay. In which order two timers of the same moment go off is not promised.
     */
    Timer after(Duration delay, Runnable task);
}
