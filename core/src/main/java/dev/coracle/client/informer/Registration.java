package dev.coracle.client.informer;

/** A handler that is told of changes until this is closed. */
public interface Registration extends AutoCloseable {
    /** Ends it; a call of the handler that is under way comes to its end. */
    @Override
    void close();
}
