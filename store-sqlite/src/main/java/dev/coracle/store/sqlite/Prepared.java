package dev.coracle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that is kept prepared. The driver gives up one that fails: it is then prepared again. */
final class Prepared {
    private final Connection connection;
    private final String sql;
    private @Nullable PreparedStatement statement;

    Prepared(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** The statement, ready for its parameters. */
    PreparedStatement statement() throws SQLException {
        PreparedStatement known = statement;
        if (known == null) statement = known = connection.prepareStatement(sql);
        return known;
    }

    /** Runs one that needs no parameters and returns nothing. */
    void run() throws SQLException {
        statement().execute();
    }

    void forget() throws SQLException {
        if (statement != null) statement.close();
        statement = null;
    }
}
