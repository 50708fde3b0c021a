package dev.coracle.scheduler;

import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs what makes calls, on so many workers: errands about the same pod one after the other, those about different pods
 * at the same time, in the order in which they came.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 */
final class Errands {
    /** Errands per task of a worker: many enough to make the task cheap. */
    private static final int PER_TASK = 16;

    private final Object lock = new Object();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Map<String, Chain> byPod = new HashMap<>();
    private final Deque<Chain> ready = new ArrayDeque<>();
    private int running;
    private @Nullable Runnable ended;

    /** The errands about one pod, the first of which may be under way. */
    private record Chain(String uid, Deque<Runnable> errands) {}

    Errands(Platform platform, int workers) {
        for (int i = 0; i < workers; i++) idle.add(platform.worker("scheduler calls " + i));
    }

    /** Runs an errand about a pod when those about it before are done; never, once this has ended. */
    void run(String uid, Runnable errand) {
        Worker worker;
        synchronized (lock) {
            if (ended != null) return;
            Chain chain = byPod.computeIfAbsent(uid, it -> new Chain(it, new ArrayDeque<>(2)));
            chain.errands.add(errand);
            if (chain.errands.size() > 1) return;
            ready.add(chain);
            worker = idle.poll();
        }
        if (worker != null) worker.execute(() -> work(worker));
    }

    /** Drops what was not begun, and runs a task when nothing is under way any more. */
    void end(Runnable then) {
        synchronized (lock) {
            ready.clear();
            ended = then;
            if (running > 0) return;
        }
        then.run();
    }

    private void work(Worker worker) {
        for (int i = 0; i < PER_TASK; i++) {
            Chain chain;
            Runnable errand;
            synchronized (lock) {
                chain = ready.poll();
                if (chain == null) {
                    idle.add(worker);
                    return;
                }
                errand = chain.errands.element();
                running++;
            }
            try {
                errand.run();
            } finally {
                done(chain);
            }
        }
        worker.execute(() -> work(worker));
    }

    private void done(Chain chain) {
        Runnable then;
        synchronized (lock) {
            running--;
            chain.errands.remove();
            if (chain.errands.isEmpty()) byPod.remove(chain.uid);
            else if (ended == null) ready.add(chain);
            then = running == 0 ? ended : null;
        }
        if (then != null) then.run();
    }
}
