package dev.coracle.simulation.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The tasks in the middle of a call, one above the other, and the workers that must not begin a task while they are. */
final class CallStack {
    private final Kernel kernel;
    private final int most;
    private final Queue<SimulatedWorker> deferred = new ArrayDeque<>();
    private @Nullable Call top;

    /** An empty stack on which so many calls may lie, those of paused processes not counted, for a task to begin. */
    CallStack(Kernel kernel, int most) {
        this.kernel = kernel;
        this.most = most;
    }

    /** Whether no task is in the middle of a call, and none waits to begin. */
    boolean isIdle() {
        return top == null && deferred.isEmpty();
    }

    /** Runs the world until the moment has come and the caller may go on; throws {@link Halted} where it never may. */
    void await(@Nullable SimulatedWorker caller, long moment) {
        Call call = new Call(caller, top);
        kernel.plan(call, moment);
        top = call;
        try {
            while (!isBack(call)) {
                boolean lost = call.isHeld() && kernel.isOver();
                if (lost || !kernel.advance(Long.MAX_VALUE)) throw call.abandon();
            }
        } finally {
            top = call.below();
            kernel.agenda().remove(call);
        }
    }

    private boolean isBack(Call call) {
        if (kernel.hasFailed()) throw call.halt();
        return call.isBack();
    }

    /** Whether a task may begin above those that lie here. */
    boolean mayBegin() {
        return !kernel.isOver() && (top == null || top.goingOn() < most);
    }

    /** Keeps the turn of a worker that came while no task may begin. */
    void defer(SimulatedWorker worker) {
        deferred.add(worker);
    }

    /** Gives the deferred turns back, where a task may begin. */
    void readmit() {
        if (deferred.isEmpty() || !mayBegin()) return;
        deferred.forEach(worker -> kernel.plan(worker, kernel.nanos()));
        deferred.clear();
    }
}
