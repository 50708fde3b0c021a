package dev.coracle.store.sqlite;

/** Told how far the work on the file is: where a process can be made to end by whoever wants to see what is left. */
interface Probe {
    /** Does nothing. */
    Probe NONE = new Probe() {};

    /** Everything is prepared, nothing of it is durable. */
    default void before(Work work) {}

    /** It is durable, and nobody has been told. */
    default void after(Work work) {}
}
