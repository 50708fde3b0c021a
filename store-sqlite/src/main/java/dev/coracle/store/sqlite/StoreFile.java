package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open file: rows go in, and what became superfluous goes out. For one thread at a time. */
final class StoreFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoreFile.class);

    /** Size of the log, about, at which it is brought into the database, however busy the store is. */
    private static final long LONGEST_LOG = 32 << 20;

    /** How many revisions are reserved at a time, where writes are not durable one by one. */
    static final long RESERVED_AT_ONCE = 100_000;

    /** Revisions that are swept at a time, and pages by which the file shrinks at a time: some milliseconds of work. */
    private static final long SLICE = 512;

    private static final int SLICE_PAGES = 200;

    private final Claim claim;
    private final Database database;
    private final History history;
    private final Marks marks;
    private final Durability durability;
    private final Probe probe;
    private long swept;
    private long reserved;
    private long logBytes;

    /** A file whose rows are in order, and which nobody has written to yet. */
    StoreFile(Claim claim, Database database, Durability durability, Probe probe) throws SQLException {
        this.claim = claim;
        this.database = database;
        this.history = new History(database);
        this.marks = new Marks(database);
        this.durability = durability;
        this.probe = probe;
        this.swept = marks.get(Marks.SWEPT);
        this.reserved = marks.get(Marks.RESERVED);
    }

    /** Reads the rows, as they are to be seen from now on. */
    Recollection recollect(int limit) throws SQLException {
        Recollection recollection = new Recollection(compacted(), swept, limit);
        history.read(recollection);
        return recollection;
    }

    private long compacted() throws SQLException {
        long compacted = marks.get(Marks.COMPACTED);
        return reserved == 0 ? compacted : Math.max(reserved, Math.max(compacted, history.last()));
    }

    /** Makes it ready for writes: where revisions may have been lost, those up to the last that could be are left out. */
    void begin() {
        boolean lasting = durability == Durability.FULL;
        if (reserved > 0 || !lasting) {
            durably(Work.RESERVATION, () -> {
                long compacted = compacted();
                long next = lasting ? 0 : Math.max(compacted, history.last()) + RESERVED_AT_ONCE;
                marks.set(Marks.COMPACTED, compacted);
                marks.set(Marks.RESERVED, next);
                reserved = next;
            });
        }
        checkpoint("TRUNCATE");
    }

    /**
     * Writes rows, all or none.
     *
     * @throws StoreException where none was written, or where it says so, perhaps all
     */
    void append(List<Row> rows) {
        if (logBytes > LONGEST_LOG) checkpoint();
        long last = rows.get(rows.size() - 1).revision();
        if (durability != Durability.FULL && last > reserved) reserve(last + RESERVED_AT_ONCE);
        database.transaction(Work.WRITE, () -> {
            for (Row row : rows) history.append(row);
        });
        logBytes += 2L * Schema.PAGE_BYTES;
        for (Row row : rows) logBytes += row.size();
    }

    private void reserve(long revision) {
        durably(Work.RESERVATION, () -> marks.set(Marks.RESERVED, revision));
        reserved = revision;
    }

    /** Notes that readers cannot go behind this revision. */
    void compact(long revision) {
        durably(Work.COMPACTION, () -> marks.set(Marks.COMPACTED, revision));
    }

    /** Revision up to which all is gone that is superfluous from there on. */
    long swept() {
        return swept;
    }

    /**
     * Deletes some of what is superfluous, and lets the file shrink where much of it is unused.
     *
     * @param compacted what readers cannot go behind
     * @return whether there is more to do
     */
    boolean sweep(long compacted) {
        long upTo = Math.min(compacted, swept + SLICE);
        boolean[] shrinking = {false};
        database.transaction(Work.SWEEP, () -> {
            if (upTo > swept) {
                history.sweep(swept, upTo);
                marks.set(Marks.SWEPT, upTo);
                marks.set(Marks.COMPACTED, Math.max(upTo, marks.get(Marks.COMPACTED)));
            }
            long unused = database.number("PRAGMA freelist_count");
            shrinking[0] = unused > SLICE_PAGES && 4 * unused > database.number("PRAGMA page_count");
            if (shrinking[0]) database.run("PRAGMA incremental_vacuum(" + SLICE_PAGES + ")");
        });
        logBytes += (shrinking[0] ? 2L : 1L) * SLICE_PAGES * Schema.PAGE_BYTES;
        swept = Math.max(swept, upTo);
        return swept < compacted || shrinking[0];
    }

    /** Size of the log, about. */
    long logBytes() {
        return logBytes;
    }

    /** Brings the log into the database. */
    void checkpoint() {
        checkpoint("PASSIVE");
    }

    /** Nothing is lost where that fails, for lack of room: it is tried again. */
    private void checkpoint(String mode) {
        logBytes = 0;
        try {
            probe.before(Work.CHECKPOINT);
            database.plainly(() -> database.run("PRAGMA wal_checkpoint(" + mode + ")"));
            probe.after(Work.CHECKPOINT);
        } catch (StoreException e) {
            log.atWarn().setCause(e).log("the log could not be brought into the database");
        }
    }

    /** A transaction that outlives a loss of power, and with it all before, whatever the others do. */
    private void durably(Work work, Database.Body body) {
        synchronous(Durability.FULL);
        database.transaction(work, body);
        synchronous(durability);
    }

    private void synchronous(Durability level) {
        if (durability != Durability.FULL) database.plainly(() -> database.run("PRAGMA synchronous = " + level));
    }

    /** Leaves the file as one that needs no second look; where that fails, the next process has it. */
    @Override
    public void close() {
        try (claim;
                database) {
            if (reserved > 0) durably(Work.CLOSING, () -> marks.set(Marks.RESERVED, 0));
            checkpoint("TRUNCATE");
        } catch (StoreException | SQLException e) {
            log.atWarn().setCause(e).log("the store was not closed cleanly");
        }
    }
}
