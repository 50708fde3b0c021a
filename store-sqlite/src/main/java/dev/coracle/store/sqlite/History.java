package dev.coracle.store.sqlite;

import dev.coracle.store.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The rows of a file. */
final class History {
    /** Takes rows in. */
    @FunctionalInterface
    interface Reader {
        void read(Row row);
    }

    private final Database database;
    private final PreparedStatement insert;
    private final PreparedStatement deleteReplaced;
    private final PreparedStatement deleteTombstones;

    History(Database database) throws SQLException {
        this.database = database;
        insert = database.prepare("INSERT INTO history (revision, previous, created, version, expires_millis,"
                + " ttl_millis, key, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        deleteReplaced = database.prepare("DELETE FROM history WHERE revision IN"
                + " (SELECT previous FROM history WHERE revision > ? AND revision <= ? AND previous > 0)");
        deleteTombstones =
                database.prepare("DELETE FROM history WHERE revision > ? AND revision <= ? AND value IS NULL");
    }

    void append(Row row) throws SQLException {
        insert.setLong(1, row.revision());
        insert.setLong(2, row.previous());
        insert.setLong(3, row.created());
        insert.setLong(4, row.version());
        setLong(5, row.lifetime() == null ? null : row.lifetime().expiresMillis());
        setLong(6, row.lifetime() == null ? null : row.lifetime().millis());
        insert.setString(7, row.key());
        if (row.value() == null) insert.setNull(8, Types.BLOB);
        else insert.setBytes(8, row.value().bytes());
        insert.executeUpdate();
    }

    private void setLong(int column, @Nullable Long value) throws SQLException {
        if (value == null) insert.setNull(column, Types.INTEGER);
        else insert.setLong(column, value);
    }

    /**
     * Deletes what nobody can read who reads from the newer revision on: versions that were replaced by then, and the
     * deletions.
     *
     * @param swept revision up to which this was done before
     */
    void sweep(long swept, long upTo) throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {deleteReplaced, deleteTombstones}) {
            statement.setLong(1, swept);
            statement.setLong(2, upTo);
            statement.executeUpdate();
        }
    }

    /** Hands over all rows, in the order of their revisions. */
    void read(Reader reader) throws SQLException {
        try (PreparedStatement select = database.prepare("SELECT revision, previous, created, version,"
                        + " expires_millis, ttl_millis, key, value FROM history ORDER BY revision");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] value = rows.getBytes(8);
                long ttlMillis = rows.getLong(6);
                reader.read(new Row(
                        rows.getLong(1),
                        rows.getString(7),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(2),
                        value == null ? null : Value.of(value),
                        ttlMillis == 0 ? null : new Lifetime(rows.getLong(5), ttlMillis)));
            }
        }
    }

    /** Revision of the last row; 0 where there is none. */
    long last() throws SQLException {
        return database.number("SELECT coalesce(max(revision), 0) FROM history");
    }
}
