package dev.coracle.platform.live;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads behind a tree of processes: a pool that runs tasks, and one thread that watches the timers and runs none.
 *
 * <p>The pool is a fork-join pool because that one replaces a thread whose task blocks in {@code join}. It is not fair:
 * a thread empties its own queue before it looks at what came from outside. So the pool is given nothing but turns, all
 * alike, and whoever has a turn takes the worker that has waited longest.
 */
final class Engine implements AutoCloseable {
    /** Threads that may stand in for blocked ones; beyond, tasks wait. */
    private static final int SPARE_THREADS = 256;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger threadsMade = new AtomicInteger();
    private final Queue<LiveWorker> ready = new ConcurrentLinkedQueue<>();
    private final Runnable turn = this::turn;
    private final String name;
    private final ForkJoinPool pool;
    private final ScheduledThreadPoolExecutor timers;

    Engine(String name, int parallelism) {
        this.name = name;
        pool = new ForkJoinPool(
                parallelism,
                pool -> own(new PoolThread(pool), Integer.toString(threadsMade.incrementAndGet())),
                null,
                true,
                parallelism,
                parallelism + SPARE_THREADS,
                parallelism,
                full -> true,
                10,
                TimeUnit.SECONDS);
        timers = new ScheduledThreadPoolExecutor(1, task -> own(new Thread(task), "timers"), new DiscardPolicy());
        timers.setRemoveOnCancelPolicy(true);
    }

    private <T extends Thread> T own(T thread, String part) {
        thread.setName("coracle-" + name + "-" + part);
        thread.setDaemon(true);
        threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
        threads.add(thread);
        return thread;
    }

    /** Gives the worker a turn, after those that wait already. */
    void run(LiveWorker worker) {
        ready.add(worker);
        try {
            pool.execute(turn);
        } catch (RejectedExecutionException closed) {
            ready.clear(); // nothing runs any more
        }
    }

    private void turn() {
        LiveWorker worker = ready.poll();
        if (worker != null) worker.turn();
    }

    /** Lets the timer ring once the time has passed. */
    void ring(LiveTimer timer, long delayNanos) {
        timer.alarm(timers.schedule(timer::ring, delayNanos, TimeUnit.NANOSECONDS));
    }

    /** Ends all threads, and waits until they have ended; from one of them, lets them end after what they do. */
    @Override
    public void close() {
        timers.shutdownNow();
        pool.shutdown();
        if (threads.contains(Thread.currentThread())) return;
        boolean interrupted = false;
        while (!awaitEnd()) interrupted = true;
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Whether all threads ended before the current one was interrupted. */
    private boolean awaitEnd() {
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            timers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            for (Thread thread : threads) thread.join();
            return true;
        } catch (InterruptedException interrupt) {
            return false;
        }
    }
}
