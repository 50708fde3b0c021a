package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path directory = Path.of("");

    private Database database = unopened();

    private static Database unopened() {
        try {
            return Database.open(Path.of(":memory:"), Probe.NONE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        database.close();
        database = Database.open(directory.resolve("some.db"), Probe.NONE);
        database.run("CREATE TABLE number (value INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void insert(int... values) {
        database.transaction(Work.WRITE, () -> {
            for (int value : values) database.run("INSERT INTO number VALUES (" + value + ")");
        });
    }

    private long sum() throws SQLException {
        return database.number("SELECT coalesce(sum(value), 0) FROM number");
    }

    @Test
    void afterAFailureNothingOfItIsThereAndAllWritesAreRefused() throws SQLException {
        insert(1, 2);
        StoreException first = catchThrowableOfType(StoreException.class, () -> insert(3, 1));
        assertThat(first.isOutcomeUnknown()).isFalse();
        StoreException next = catchThrowableOfType(StoreException.class, () -> insert(4));
        assertThat(next).hasMessageContaining("takes no writes since one failed; open it again");
        assertThat(next.isOutcomeUnknown()).isFalse();
        assertThat(sum()).isEqualTo(3);
    }

    @Test
    void aFailedCommitMayHaveHappened() throws SQLException {
        database.run("PRAGMA foreign_keys = ON");
        database.run("CREATE TABLE child (value INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED)");
        StoreException failure = catchThrowableOfType(
                StoreException.class,
                () -> database.transaction(Work.WRITE, () -> database.run("INSERT INTO child VALUES (7)")));
        assertThat(failure.isOutcomeUnknown()).isTrue();
    }

    @Test
    void withoutRoomNothingIsWrittenAndSmallerThingsStillAre() throws SQLException {
        database.run("CREATE TABLE text (value TEXT)");
        database.number("PRAGMA max_page_count = 8");
        StoreException failure = catchThrowableOfType(
                StoreException.class,
                () -> database.transaction(Work.WRITE, () -> {
                    database.run("INSERT INTO number VALUES (5)");
                    database.run("INSERT INTO text VALUES (hex(zeroblob(100000)))");
                }));
        assertThat(failure).hasMessageContaining("no room");
        assertThat(failure.isOutcomeUnknown()).isFalse();
        insert(6);
        assertThat(sum()).isEqualTo(6);
    }

    @Test
    void aMistakeInBetweenLeavesNoTransactionBehind() throws SQLException {
        assertThatThrownBy(() -> database.transaction(Work.WRITE, () -> {
                    database.run("INSERT INTO number VALUES (5)");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        insert(6);
        assertThat(sum()).isEqualTo(6);
    }
}
