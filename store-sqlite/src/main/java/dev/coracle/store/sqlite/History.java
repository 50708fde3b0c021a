package dev.coracle.store.sqlite;

import dev.coracle.store.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file. */
final class History {
    /** Takes rows in. */
    @FunctionalInterface
    interface Reader {
        void read(Row row);
    }

    private final Database database;
    private final Prepared insert;
    private final Prepared select;
    private final Prepared deleteReplaced;
    private final Prepared deleteTombstones;

    History(Database database) {
        this.database = database;
        insert = database.prepare("INSERT INTO history (revision, previous, created, version, expires_millis,"
                + " ttl_millis, key, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        select = database.prepare("SELECT revision, previous, created, version, expires_millis, ttl_millis, key, value"
                + " FROM history ORDER BY revision");
        deleteReplaced = database.prepare("DELETE FROM history WHERE revision IN"
                + " (SELECT previous FROM history WHERE revision > ? AND revision <= ? AND previous > 0)");
        deleteTombstones =
                database.prepare("DELETE FROM history WHERE revision > ? AND revision <= ? AND value IS NULL");
    }

    void append(Row row) throws SQLException {
        PreparedStatement statement = insert.statement();
        statement.setLong(1, row.revision());
        statement.setLong(2, row.previous());
        statement.setLong(3, row.created());
        statement.setLong(4, row.version());
        setLong(statement, 5, row.lifetime() == null ? null : row.lifetime().expiresMillis());
        setLong(statement, 6, row.lifetime() == null ? null : row.lifetime().millis());
        statement.setString(7, row.key());
        if (row.value() == null) statement.setNull(8, Types.BLOB);
        else statement.setBytes(8, row.value().bytes());
        statement.executeUpdate();
    }

    private static void setLong(PreparedStatement statement, int column, @Nullable Long value) throws SQLException {
        if (value == null) statement.setNull(column, Types.INTEGER);
        else statement.setLong(column, value);
    }

    /**
     * Deletes what nobody can read who reads from the newer revision on: versions that were replaced by then, and the
     * deletions.
     *
     * @param swept revision up to which this was done before
     */
    void sweep(long swept, long upTo) throws SQLException {
        for (Prepared prepared : List.of(deleteReplaced, deleteTombstones)) {
            PreparedStatement statement = prepared.statement();
            statement.setLong(1, swept);
            statement.setLong(2, upTo);
            statement.executeUpdate();
        }
    }

    /** Hands over all rows, in the order of their revisions. */
    void read(Reader reader) throws SQLException {
        try (ResultSet rows = select.statement().executeQuery()) {
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
