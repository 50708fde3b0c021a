package dev.coracle.platform;

/**
 * The world as one process sees it. A cluster is a tree of processes: pausing or closing one does the same to those it
 * started.
 *
 * <p><b>Threads.</b> Every method may be called from any thread; in simulation, from the one thread there is.
 * <p><b>Errors.</b> Nothing here fails because a process is closed: its workers drop what they are given, and a
 * process started below it is closed from the first.
 * <p><b>Check</b> yours with {@code dev.coracle.testkit.PlatformContract}.
 */
public interface Platform extends AutoCloseable {
    /** Name of the process, such as {@code kubelet/node-1}, as given; for logs and traces. */
    String name();

    /** This process's clock. */
    Clock clock();

    /** This process's source of chance: the same one every time it is asked for. */
    Entropy entropy();

    /**
     * Whether something unusual is to be done at this place in the code, that is allowed but seldom happens: a delay, a
     * cache dropped, the long way instead of the short one. Only simulations ever say yes, and only where they are asked
     * to look for trouble.
     *
     * @param site names the place, the same at every call, such as {@code informer lists anew}
     */
    default boolean buggify(String site) {
        return false;
    }

    /** A new worker of this process; the name is for logs and traces. Nothing needs to close it. */
    Worker worker(String name);

    /**
     * Starts a process below this one. A process that crashed is started again by this call under its old name; what it
     * kept in memory is gone.
     */
    Platform process(String name);

    /**
     * Freezes this process and those below: no task begins until {@link #resume()}; tasks handed over and timers whose
     * moment comes meanwhile pile up in order. Tasks that are running go on to their end; under simulation, a task in
     * the middle of an API call gets its answer only after {@link #resume()}. Pausing twice is pausing once.
     */
    void pause();

    /** Ends {@link #pause()}; a process goes on only when none above it is paused either. */
    void resume();

    /** Whether it was closed, itself or with one above it. */
    boolean isClosed();

    /**
     * Ends this process and those below, as a crash would: no task begins any more, timers and waiting tasks are
     * dropped. Returns when no task of theirs is running, save the one that calls; that one goes on to its end (under
     * simulation, to its next API call). Of two tasks that close each other's processes, neither waits for the other.
     * Closing the first process of all also ends every thread behind it. May be called twice.
     */
    @Override
    void close();
}
