package dev.coracle.cluster;

import java.util.function.Consumer;

/** A component that runs. */
@FunctionalInterface
public interface Running extends AutoCloseable {
    /** A component that has nothing to do when it stops: its process ends, and that is all. */
    Running UNTIL_ITS_PROCESS_ENDS = () -> {};

    /** Stops it in good order. */
    @Override
    void close();

    /**
     * Stops it in good order, such as giving back a lease that it holds; returns at once. Its process ends when that is
     * done, or some time later where it is not.
     *
     * @param ended to be run once nothing is left to be done; at once, unless the component says otherwise
     */
    default void close(Runnable ended) {
        close();
        ended.run();
    }

    /**
     * A component whose end takes time.
     *
     * @param close begins its end, and runs what it is given once nothing is left to be done
     */
    static Running ending(Consumer<Runnable> close) {
        return new Running() {
            @Override
            public void close() {
                close.accept(() -> {});
            }

            @Override
            public void close(Runnable ended) {
                close.accept(ended);
            }
        };
    }
}
