package dev.coracle.simulation.kernel;

import dev.coracle.platform.Timer;
import org.jspecify.annotations.Nullable;

/** A task that waits for its moment on the agenda, then for its turn at the worker. */
final class SimulatedTimer extends Event implements Timer, Runnable {
    private final SimulatedWorker worker;

    /** The moment by the clock of the worker's process. */
    private final long due;

    private @Nullable Runnable task;

    SimulatedTimer(SimulatedWorker worker, long due, Runnable task) {
        this.worker = worker;
        this.due = due;
        this.task = task;
    }

    /** Puts it on the agenda, for the moment at which the process's clock, as it runs now, will show its time. */
    void set() {
        SimulatedPlatform process = worker.process();
        if (!process.isClosed())
            process.kernel().plan(this, process.simulatedClock().momentOf(due));
    }

    boolean isOf(SimulatedPlatform process) {
        return worker.process() == process;
    }

    @Override
    long owner() {
        return ~worker.identity();
    }

    @Override
    boolean isMoot() {
        return worker.isMoot();
    }

    @Override
    void happen() {
        worker.runOrKeep(this);
    }

    @Override
    public void run() {
        Runnable task = this.task;
        this.task = null;
        if (task != null) task.run();
    }

    @Override
    public void cancel() {
        Kernel kernel = worker.process().kernel();
        kernel.checkThread();
        kernel.agenda().remove(this);
        task = null;
    }

    @Override
    public String toString() {
        return worker.toString();
    }
}
