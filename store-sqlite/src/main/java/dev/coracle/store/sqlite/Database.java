package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The one connection to a file, which nobody else may open meanwhile. For one thread at a time.
 *
 * <p>A full disk refuses what needs more room, and all goes on where room was made. Any other failure of a transaction
 * ends all writing: what the operating system then holds of the file is unknown, and only opening it anew tells.
 */
final class Database implements AutoCloseable {
    /** Something that is done with the database. */
    @FunctionalInterface
    interface Body {
        void run() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Probe probe;
    private final List<Prepared> prepared = new ArrayList<>();
    private final Prepared begin;
    private final Prepared commit;
    private final Prepared rollback;
    private @Nullable SQLException broken;

    private Database(Path file, Connection connection, Probe probe) {
        this.file = file;
        this.connection = connection;
        this.probe = probe;
        this.begin = prepare("BEGIN IMMEDIATE");
        this.commit = prepare("COMMIT");
        this.rollback = prepare("ROLLBACK");
    }

    /** Opens a file, which comes into being where it is not there. */
    static Database open(Path file, Probe probe) throws SQLException {
        return new Database(file, DriverManager.getConnection("jdbc:sqlite:" + file), probe);
    }

    Prepared prepare(String sql) {
        Prepared statement = new Prepared(connection, sql);
        prepared.add(statement);
        return statement;
    }

    /** Runs a statement to its end, whatever it returns. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The one number that a statement returns. */
    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** The one text that a statement returns. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next()) throw new SQLException("no answer to " + sql);
            return result.getString(1);
        }
    }

    /**
     * Does something as a whole or not at all.
     *
     * @throws StoreException where it fails, which says whether it may have happened all the same
     */
    void transaction(Work work, Body body) {
        requireSound();
        boolean committing = false;
        boolean committed = false;
        try {
            begin.run();
            body.run();
            probe.before(work);
            committing = true;
            commit.run();
            committed = true;
        } catch (SQLException e) {
            throw failed(e, committing);
        } finally {
            if (!committed) abandon();
        }
        probe.after(work);
    }

    /**
     * Does something outside of transactions.
     *
     * @throws StoreException as {@link #transaction} does
     */
    void plainly(Body body) {
        requireSound();
        try {
            body.run();
        } catch (SQLException e) {
            throw failed(e, false);
        }
    }

    private void requireSound() {
        if (broken == null) return;
        throw new StoreException(
                "the store at " + file + " takes no writes since one failed; open it again: " + broken.getMessage(),
                false,
                broken);
    }

    private void abandon() {
        try {
            for (Prepared statement : prepared) statement.forget();
            rollback.run();
        } catch (SQLException ignored) {
            // what failed has rolled back by itself; where it has not, no transaction will begin any more
        }
    }

    private StoreException failed(SQLException e, boolean committing) {
        if (code(e) == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreException("no room for the store at " + file + ": " + e.getMessage(), false, e);
        }
        broken = e;
        return new StoreException("the store at " + file + " failed: " + e.getMessage(), committing, e);
    }

    /** The primary error code. */
    static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
