package dev.coracle.platform.live;

import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain of tasks that grows at one end and is worked off at the other. Whoever hangs the first task on an idle worker
 * asks the engine for a turn; the turn goes along the chain and lets go of the worker when it has cut the last link.
 */
final class LiveWorker implements Worker {
    private static final Logger log = LoggerFactory.getLogger(LivePlatform.class);

    /** Tasks per turn: enough to make the turn cheap, few enough for other workers to get theirs soon. */
    private static final int TASKS_PER_TURN = 64;

    private static final class Link {
        final Runnable task;
        volatile @Nullable Link next;

        Link(Runnable task) {
            this.task = task;
        }
    }

    private final LivePlatform process;
    private final String name;

    /** The newest task; null while the worker is idle. */
    private final AtomicReference<@Nullable Link> last = new AtomicReference<>();

    /** The oldest task; belongs to whoever made the worker busy, then to its turn. */
    private @Nullable Link first;

    LiveWorker(LivePlatform process, String name) {
        this.process = process;
        this.name = name;
    }

    @Override
    public void execute(Runnable task) {
        Link link = new Link(Objects.requireNonNull(task));
        if (process.isClosed()) return;
        Link before = last.getAndSet(link);
        if (before != null) {
            before.next = link;
        } else {
            first = link;
            process.run(this);
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        LiveTimer timer = new LiveTimer(process, this, Objects.requireNonNull(task));
        if (delay.isZero() || delay.isNegative()) execute(timer);
        else process.start(timer, TimeUnit.NANOSECONDS.convert(delay));
        return timer;
    }

    /** Runs some tasks on the current thread, and asks for another turn where some are left. */
    void turn() {
        process.enter();
        PoolThread.process(process);
        boolean busy = runSome();
        PoolThread.process(null);
        process.leave();
        if (!busy) return;
        if (process.isRunning()) process.run(this);
        else process.postpone(this);
    }

    /** Whether tasks are left; where not, the worker is idle and may be in another turn already. */
    private boolean runSome() {
        Link link = Objects.requireNonNull(first);
        for (int i = 0; i < TASKS_PER_TURN && process.isRunning(); i++) {
            run(link.task);
            if (link.next == null && last.compareAndSet(link, null)) return false;
            link = next(link);
            first = link;
        }
        return true;
    }

    /** The link after one that is not the last: the thread that hangs it on may be about to. */
    private static Link next(Link link) {
        Link next = link.next;
        while (next == null) {
            Thread.onSpinWait();
            next = link.next;
        }
        return next;
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            report(failure);
        }
        Thread.interrupted(); // what one task leaves behind must not hit the next
    }

    /** Logs; where even that fails, as it may without memory or stack, leaves it to the thread's own handler. */
    private void report(Throwable failure) {
        try {
            log.atError()
                    .addKeyValue("process", process.name())
                    .addKeyValue("worker", name)
                    .setCause(failure)
                    .log("task failed");
        } catch (Throwable unlogged) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    @Override
    public String toString() {
        return process.name() + "/" + name;
    }
}
