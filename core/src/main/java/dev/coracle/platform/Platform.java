package dev.coracle.platform;

/**
 * The world as one process sees it. A cluster is a tree of processes: closing one closes those it started.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public interface Platform extends AutoCloseable {
    /** Name of the process, such as {@code kubelet/node-1}; for logs and traces. */
    String name();

    /** This process's clock. */
    Clock clock();

    /** This process's source of chance. */
    Entropy entropy();

    /** A new worker of this process. */
    Worker worker(String name);

    /** Starts a process below this one. */
    Platform process(String name);

    /** Freezes this process and those below: no task begins until {@link #resume()}; timers go on and pile up. */
    void pause();

    /** Ends {@link #pause()}. */
    void resume();

    /** Whether it was closed. */
    boolean isClosed();

    /**
     * Ends this process and those below, as a crash would: no task begins any more, timers are dropped. Returns when no
     * task of theirs is running, unless called from such a task. May be called twice.
     */
    @Override
    void close();
}
