package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    private @Nullable SQLException broken;

    private Database(Path file, Connection connection, Probe probe) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.probe = probe;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.rollback = connection.prepareStatement("ROLLBACK");
    }

    /** Opens a file, which comes into being where it is not there. */
    static Database open(Path file, Probe probe) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            return new Database(file, connection, probe);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
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
     * @throws StoreException where it fails; a full disk, and what comes after another failure, surely left nothing
     */
    void transaction(Work work, Body body) {
        requireSound();
        try {
            begin.execute();
            body.run();
            probe.before(work);
            commit.execute();
        } catch (SQLException e) {
            abandon();
            throw failed(e);
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
            throw failed(e);
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
            rollback.execute();
        } catch (SQLException ignored) {
            // what failed has rolled back by itself; where it has not, no transaction will begin any more
        }
    }

    private StoreException failed(SQLException e) {
        if (code(e) == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreException("no room for the store at " + file + ": " + e.getMessage(), false, e);
        }
        broken = e;
        return new StoreException("the store at " + file + " failed: " + e.getMessage(), true, e);
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
