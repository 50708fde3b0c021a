package dev.coracle.store.sqlite;

/** What is done to the file. Between any two of these, and within each, the process may end. */
enum Work {
    /** A new file gets its name. */
    CREATION,
    /** Revisions are taken out of use after an unclean end, or reserved. */
    RESERVATION,
    /** A group of writes. */
    WRITE,
    /** A compaction that somebody asked for. */
    COMPACTION,
    /** Rows that nobody can read any more are deleted. */
    SWEEP,
    /** The log is brought into the database. */
    CHECKPOINT,
    /** The file is left so that the next process finds it clean. */
    CLOSING
}
