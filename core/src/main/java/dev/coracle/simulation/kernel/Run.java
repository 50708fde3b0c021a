package dev.coracle.simulation.kernel;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the kernel was asked for last: to run until a goal is reached or a deadline has passed. */
final class Run {
    private final Kernel kernel;
    private @Nullable BooleanSupplier goal;
    private long deadline;
    private boolean underWay;
    private boolean reached;
    private boolean looking;

    Run(Kernel kernel) {
        this.kernel = kernel;
    }

    void begin(@Nullable BooleanSupplier goal, long deadline) {
        if (underWay) throw new IllegalStateException("already running: within a run, time passes by elapse");
        underWay = true;
        reached = false;
        this.goal = goal;
        this.deadline = deadline;
    }

    void end() {
        underWay = false;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Whether the goal was reached in time, when it was looked at last. */
    boolean isReached() {
        return reached;
    }

    /** The last moment at which a task may begin; a past one where the goal is reached. */
    long lastMoment() {
        return reached ? kernel.nanos() - 1 : deadline;
    }

    /** Whether it goes on only until those tasks have ended that are in the middle of a call. */
    boolean isOver() {
        return kernel.nanos() > lastMoment();
    }

    /** Looks whether the goal is reached. Looking may make calls, which let other events happen. */
    void look() {
        BooleanSupplier goal = this.goal;
        if (goal == null || looking || isOver()) return;
        looking = true;
        kernel.attempt(null, "goal", () -> reached = goal.getAsBoolean());
        looking = false;
    }
}
