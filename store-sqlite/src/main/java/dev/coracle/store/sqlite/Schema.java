package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What is in a file, by version. */
final class Schema {
    /** {@code Crcl}: says whose file it is, in the file's header. */
    static final int APPLICATION = 0x4372636c;

    static final int PAGE_BYTES = 4096;

    /** A new file, and room for a first write. */
    static final long SMALLEST_BYTES = 64 * PAGE_BYTES;

    /**
     * The history is appended to, and its old part is thinned out; there is no table of the present to keep up with it,
     * since the present is on the heap. A value is stored once. The small columns come first, for SQLite reads a row from
     * its beginning.
     */
    static final List<String> VERSION_1 = List.of(
            """
            CREATE TABLE history (
                revision INTEGER PRIMARY KEY,
                previous INTEGER NOT NULL,
                created INTEGER NOT NULL,
                version INTEGER NOT NULL,
                expires_millis INTEGER,
                ttl_millis INTEGER,
                key TEXT NOT NULL,
                value BLOB
            ) STRICT""", "CREATE TABLE mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID", """
            CREATE VIEW present AS
                SELECT key, max(revision) AS revision, created, version, CAST(value AS TEXT) AS value
                FROM history GROUP BY key HAVING value IS NOT NULL""");

    /** The schema of this release. */
    static final Schema CURRENT = new Schema(List.of(VERSION_1));

    private final List<List<String>> steps;

    /** A schema that comes into being by these steps, of which each leads to the next version. */
    Schema(List<List<String>> steps) {
        this.steps = steps;
    }

    /** The version to which its steps lead. */
    int version() {
        return steps.size();
    }

    /** Makes a file; to be done before anything else with it, and under a name of its own. */
    void create(Path file) throws SQLException {
        try (Database database = Database.open(file, Probe.NONE)) {
            database.run("PRAGMA page_size = " + PAGE_BYTES);
            database.run("PRAGMA auto_vacuum = INCREMENTAL");
            database.run("PRAGMA application_id = " + APPLICATION);
            migrate(database);
        }
    }

    /**
     * Brings a file to this version, step by step, as a whole or not at all.
     *
     * @throws StoreException where that fails
     */
    void migrate(Database database) throws SQLException {
        int version = (int) database.number("PRAGMA user_version");
        if (version >= version()) return;
        database.transaction(Work.CREATION, () -> {
            for (List<String> step : steps.subList(version, version())) {
                for (String statement : step) database.run(statement);
            }
            database.run("PRAGMA user_version = " + version());
        });
    }
}
