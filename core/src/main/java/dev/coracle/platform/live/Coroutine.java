package dev.coracle.platform.live;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Code on a thread of its own that takes turns with whoever resumes it: while one of the two runs, the other waits. So
 * the code can stop in its midst, with all that is on its stack, and go on later.
 *
 * <p><b>Threads.</b> {@link #pause} is for the code itself, everything else for one who resumes it. What either does in
 * its turn, the other sees. The threads are daemons, and used again.
 */
public final class Coroutine {
    private static final Executor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), code -> {
                Thread thread = new Thread(code, "coracle-coroutine");
                thread.setDaemon(true);
                return thread;
            });

    private final Runnable code;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private boolean begun;
    private boolean over;
    private @Nullable Throwable thrown;

    /** Code that has not begun. */
    public Coroutine(Runnable code) {
        this.code = code;
    }

    /**
     * Lets the code begin or go on; returns when it pauses or has ended.
     *
     * @throws IllegalStateException where it had ended before, or ends by throwing something
     */
    public void resume() {
        if (over) throw new IllegalStateException("it has ended");
        if (begun) turn.release();
        else THREADS.execute(this::run);
        begun = true;
        back.acquireUninterruptibly();
        if (thrown != null) throw new IllegalStateException("it threw something", thrown);
    }

    /** Gives the turn back; returns when it is resumed. */
    public void pause() {
        back.release();
        turn.acquireUninterruptibly();
    }

    /** Whether the code has ended. */
    public boolean isOver() {
        return over;
    }

    private void run() {
        try {
            code.run();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            over = true;
            back.release();
        }
    }
}
