package dev.coracle.cluster;

/** A component that runs. */
@FunctionalInterface
public interface Running extends AutoCloseable {
    /** A component that has nothing to do when it stops: its process ends, and that is all. */
    Running UNTIL_ITS_PROCESS_ENDS = () -> {};

    /** Stops it in good order, such as giving back a lease that it holds. Its process ends after that. */
    @Override
    void close();
}
