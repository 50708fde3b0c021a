package dev.coracle.simulation.kernel;

import dev.coracle.platform.live.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A task on a thread of its own: in the middle of a call, it holds up nobody. Only one thread runs at any time. The event
 * is the moment at which it may go on.
 */
final class Strand extends Event {
    private final Kernel kernel;
    private final Strands strands;
    private final @Nullable SimulatedWorker worker;
    private final Coroutine coroutine;

    /**
     * A task that has not begun.
     *
     * @param worker whose task it is; null where it is nobody's
     */
    Strand(Kernel kernel, Strands strands, @Nullable SimulatedWorker worker, Runnable task) {
        this.kernel = kernel;
        this.strands = strands;
        this.worker = worker;
        this.coroutine = new Coroutine(() -> {
            kernel.hold();
            task.run();
        });
    }

    /** Lets the task begin or go on, until it lets time pass or has ended. */
    void proceed() {
        SimulatedWorker before = kernel.current();
        strands.turn(this);
        try {
            coroutine.resume();
        } finally {
            kernel.hold();
            strands.turn(null);
            kernel.current(before);
        }
        if (coroutine.isOver()) strands.ended(this);
    }

    /** Lets the world run on until the moment has come and the task may go on; for the task itself. */
    void await(long moment) {
        if (isOver()) throw halt();
        kernel.plan(this, moment);
        coroutine.pause();
        kernel.hold();
        kernel.current(worker);
        if (isOver()) throw halt();
    }

    private boolean isOver() {
        return strands.areOver()
                || kernel.hasFailed()
                || (worker != null && worker.process().isClosed());
    }

    private Halted halt() {
        if (worker != null) worker.halt();
        return new Halted();
    }

    @Override
    long owner() {
        return worker == null ? 0 : -worker.identity();
    }

    @Override
    void happen() {
        if (!isOver() && worker != null && worker.process().isFrozen())
            worker.process().keep(this);
        else proceed();
    }
}
