package dev.coracle.store;

/** Signals that are given until this is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends the signals; one that is on its way may still arrive. May be called twice, also by a signal. */
    @Override
    void close();
}
