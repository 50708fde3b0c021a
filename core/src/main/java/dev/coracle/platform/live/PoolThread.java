package dev.coracle.platform.live;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** A thread of the pool, which knows whose task it runs. */
final class PoolThread extends ForkJoinWorkerThread {
    private @Nullable LivePlatform process;

    PoolThread(ForkJoinPool pool) {
        super(pool);
    }

    /** The process whose task the current thread runs. */
    static @Nullable LivePlatform process() {
        return Thread.currentThread() instanceof PoolThread thread ? thread.process : null;
    }

    /** Notes on the current thread, which must be of a pool, whose tasks it runs. */
    static void process(@Nullable LivePlatform process) {
        ((PoolThread) Thread.currentThread()).process = process;
    }
}
