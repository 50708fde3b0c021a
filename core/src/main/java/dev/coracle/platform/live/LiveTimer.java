package dev.coracle.platform.live;

import dev.coracle.platform.Timer;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A task of a worker that waits for its moment, then for its turn. */
final class LiveTimer implements Timer, Runnable {
    private final LivePlatform process;
    private final LiveWorker worker;
    private final AtomicReference<@Nullable Runnable> task;
    private volatile @Nullable Future<?> alarm;

    LiveTimer(LivePlatform process, LiveWorker worker, Runnable task) {
        this.process = process;
        this.worker = worker;
        this.task = new AtomicReference<>(task);
    }

    /** Notes what will call {@link #ring()}, to be called off with the timer. */
    void alarm(Future<?> alarm) {
        this.alarm = alarm;
        if (task.get() == null) alarm.cancel(false);
    }

    /** The moment has come. */
    void ring() {
        process.forget(this);
        worker.execute(this);
    }

    @Override
    public void run() {
        Runnable due = task.getAndSet(null);
        if (due != null) due.run();
    }

    @Override
    public void cancel() {
        task.set(null);
        process.forget(this);
        Future<?> alarm = this.alarm;
        if (alarm != null) alarm.cancel(false);
    }
}
