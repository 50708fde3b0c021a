package dev.coracle.scheduler;

import dev.coracle.platform.Clock;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.queue.SchedulingQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries one pod after the other, a few in a row, so that what happens meanwhile is taken in soon, and plans for batches
 * when it is time; sleeps where no pod is to be tried, until one is.
 */
final class Cycles {
    private static final int IN_A_ROW = 64;

    private final SchedulingQueue queue;
    private final Clock clock;
    private final Worker worker;
    private final BooleanSupplier mayAct;
    private final Trial trial;
    private final Batches batches;
    private boolean open;
    private boolean closed;
    private boolean planned;
    private @Nullable Timer timer;
    private long timerAt;

    Cycles(SchedulingQueue queue, Clock clock, Worker worker, BooleanSupplier mayAct, Trial trial, Batches batches) {
        this.queue = queue;
        this.clock = clock;
        this.worker = worker;
        this.mayAct = mayAct;
        this.trial = trial;
        this.batches = batches;
    }

    /** Begins: the cluster is known. */
    void open() {
        open = true;
    }

    void close() {
        closed = true;
        if (timer != null) timer.cancel();
    }

    boolean isClosed() {
        return closed;
    }

    /** Sees to it that the next pod is tried when it is time. */
    void goOn() {
        if (!open || closed || planned) return;
        if (queue.isReady() || batches.isDue()) plan();
        else wakeUp(queue.wakeAt());
    }

    private void plan() {
        planned = true;
        worker.execute(this::some);
    }

    private void wakeUp(OptionalLong moment) {
        if (moment.isEmpty() || (timer != null && timerAt <= moment.getAsLong())) return;
        if (timer != null) timer.cancel();
        timerAt = moment.getAsLong();
        timer = worker.after(Duration.ofNanos(timerAt - clock.nanos()), () -> {
            timer = null;
            if (!closed && !planned) plan();
        });
    }

    private void some() {
        planned = false;
        if (closed) return;
        boolean all = batches.isDue(); // a plan is for all that are to be tried
        try {
            for (int i = 0; (all || i < IN_A_ROW) && mayAct.getAsBoolean(); i++) {
                Optional<QueuedPod> next = queue.pop(clock.nanos());
                if (next.isEmpty()) break;
                if (!batches.keep(next.get())) trial.of(next.get());
            }
            if (all && mayAct.getAsBoolean()) batches.plan();
        } finally {
            if (mayAct.getAsBoolean()) goOn();
        }
    }
}
