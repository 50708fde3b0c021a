package dev.coracle.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers that a file knows by name; one that was never set is 0. */
final class Marks {
    /** What readers cannot go behind; at least what was swept. */
    static final String COMPACTED = "compacted";

    /** Up to here, rows are gone that nobody can read from here on. */
    static final String SWEPT = "swept";

    /** Revisions up to here may have been given out without being durable; 0 for a file that was left clean. */
    static final String RESERVED = "reserved";

    private final Prepared get;
    private final Prepared set;

    Marks(Database database) {
        get = database.prepare("SELECT value FROM mark WHERE name = ?");
        set = database.prepare("INSERT OR REPLACE INTO mark VALUES (?, ?)");
    }

    long get(String name) throws SQLException {
        PreparedStatement statement = get.statement();
        statement.setString(1, name);
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    void set(String name, long value) throws SQLException {
        PreparedStatement statement = set.statement();
        statement.setString(1, name);
        statement.setLong(2, value);
        statement.executeUpdate();
    }
}
