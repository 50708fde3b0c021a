package dev.coracle.store.sqlite;

/** What of the answered writes survives. */
public enum Durability {
    /** All of them, also where the machine loses its power: a group of writes is answered after one flush to the disk. */
    FULL,

    /**
     * All of them where only the process ends, however that happens. Where the machine loses its power, the last ones may
     * be lost, never some in between. After any end without {@link SqliteStore#close()} the store goes on at a revision
     * higher than any it ever gave out, and its history is compacted to that: every reader lists again, and no revision
     * ever names two states.
     */
    NORMAL
}
