package dev.coracle.simulation.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The tasks in the middle of a call, one above the other, and the workers that must not begin a task while they are. A
 * call that has become due is late for as long as there is one above it: what may begin, and when, is decided here.
 *
 * <p>If tasks began whenever their turn came, there might always be one above, and a call below would wait for ever. If
 * none began while a call is late, one long call above a short one would hold up the world. So a late call is patient
 * in proportion to what the topmost call has yet to wait: a task that begins is little to a long wait, much to a short
 * one. As calls and tasks end some day, so does every call's lateness.
 */
final class CallStack {
    /** How often the remaining wait of the topmost call another one may be late before it lets no task begin. */
    private static final long PATIENCE = 16;

    private final Kernel kernel;
    private final int most;
    private final Queue<SimulatedWorker> deferred = new ArrayDeque<>();
    private @Nullable Call top;

    /** An empty stack, on which at most so many calls lie, those of paused processes not counted. */
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
                if (!kernel.advance(call.isHeld() ? kernel.run().lastMoment() : Long.MAX_VALUE)) throw call.abandon();
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
        if (kernel.run().isOver()) return false;
        if (top == null) return true;
        long now = kernel.nanos();
        long late = 0;
        int underWay = 0;
        for (Call call = top; call != null; call = call.below()) {
            if (call.isFrozen()) continue;
            late = Math.max(late, now - call.time);
            underWay++;
        }
        return underWay < most && (top.isHeld() || late / PATIENCE <= top.time - now);
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
