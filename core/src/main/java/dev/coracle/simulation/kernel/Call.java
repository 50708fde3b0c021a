package dev.coracle.simulation.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The middle of a call: its caller waits on the stack while the world runs on above it. The event is the moment at
 * which the caller may go on.
 */
final class Call extends Event {
    private final @Nullable SimulatedWorker caller;
    private final @Nullable Call below;
    private boolean due;

    /**
     * A call.
     *
     * @param caller whose task made it; null where no task did
     * @param below the call over which it lies on the stack
     */
    Call(@Nullable SimulatedWorker caller, @Nullable Call below) {
        this.caller = caller;
        this.below = below;
    }

    @Nullable
    Call below() {
        return below;
    }

    @Override
    long owner() {
        return caller == null ? 0 : -caller.identity();
    }

    @Override
    void happen() {
        due = true;
    }

    /** Whether its moment has come but its caller is paused. */
    boolean isHeld() {
        return due && isFrozen();
    }

    /** Whether the caller goes on now. */
    boolean isBack() {
        if (caller != null && caller.process().isClosed()) throw halt();
        return due && !isFrozen();
    }

    /** Whether its caller is paused, and may be: nobody has to wait for it. */
    boolean isFrozen() {
        return isPaused() && !isInTheWay();
    }

    private boolean isPaused() {
        return caller != null && caller.process().isFrozen();
    }

    /** Whether a call below could not return while this one does not. */
    private boolean isInTheWay() {
        Call other = below;
        while (other != null && (other.isPaused() || other.isOver())) other = other.below;
        return other != null;
    }

    private boolean isOver() {
        return caller != null && caller.process().isClosed();
    }

    /** Ends the caller's task. */
    Halted halt() {
        if (caller != null) caller.halt();
        return new Halted();
    }

    /** Ends the task of a paused caller which the run cannot wait for. */
    Halted abandon() {
        if (caller != null) caller.process().abandon(caller);
        return halt();
    }
}
