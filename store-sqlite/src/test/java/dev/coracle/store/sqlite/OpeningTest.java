package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened, what is not, and that the latter stays as it is. */
class OpeningTest {
    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    private final Platform platform = new LivePlatform("opening", 2);

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("store.db");
    }

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private ClusterStore open() {
        return SqliteStore.at(file).open(platform);
    }

    private void fill() {
        try (ClusterStore store = open()) {
            for (int i = 0; i < 1_000; i++)
                store.put("/" + i, Value.of("x".repeat(100)), 0).get();
        }
    }

    private AbstractThrowableAssert<?, ?> assertRefused() throws IOException {
        byte[] before = Files.readAllBytes(file);
        AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        return refusal;
    }

    private void assertDamaged() throws IOException {
        assertRefused().hasMessageContaining("the store at " + file.toRealPath() + " is damaged");
    }

    @Test
    void anEmptyFileBecomesAStore() throws IOException {
        Files.createFile(file);
        fill();
        try (ClusterStore store = open()) {
            assertThat(store.count("")).isEqualTo(1_000);
        }
    }

    @Test
    void aCleanStoreIsOneFile() {
        fill();
        assertThat(directory).isDirectoryNotContaining("glob:**-wal");
        assertThat(directory).isDirectoryNotContaining("glob:**-shm");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void anotherFileIsNotTouched() throws IOException {
        Files.writeString(file, "a diary\n".repeat(100));
        assertRefused().hasMessageContaining("is not a store: it is no SQLite database");
        assertThat(directory.resolve("store.db.lock")).doesNotExist();
    }

    @Test
    void theDatabaseOfAnotherProgramIsNotTouched() throws Exception {
        try (Database other = Database.open(file, Probe.NONE)) {
            other.run("CREATE TABLE history (revision INTEGER)");
        }
        assertRefused().hasMessageContaining("is not a store: it is the SQLite database of something else");
    }

    @Test
    void aStoreOfANewerReleaseIsNotTouched() throws Exception {
        fill();
        try (Database newer = Database.open(file, Probe.NONE)) {
            newer.text("PRAGMA journal_mode = DELETE");
            newer.run("PRAGMA user_version = 7");
        }
        assertRefused().hasMessageContaining("written by a newer release: it has version 7");
    }

    @Test
    void aStoreOfAnOlderReleaseIsBroughtForwardAsAWholeOrNotAtAll() throws SQLException {
        fill();
        List<String> good = List.of("CREATE TABLE more (x INTEGER)", "INSERT INTO more SELECT count(*) FROM history");
        assertThatThrownBy(() -> openWith(List.of("CREATE TABLE more (x INTEGER)", "nonsense")))
                .isInstanceOf(StoreException.class);
        openWith(good);
        openWith(good);
        try (Database newer = Database.open(file, Probe.NONE)) {
            assertThat(newer.number("SELECT x FROM more")).isEqualTo(1_000);
            assertThat(newer.number("PRAGMA user_version")).isEqualTo(2);
        }
        assertThatThrownBy(this::open).hasMessageContaining("newer release");
    }

    private void openWith(List<String> step) {
        Schema newer = new Schema(List.of(Schema.VERSION_1, step));
        Opening opening = new Opening(file, SqliteOptions.defaults(), newer, Probe.NONE);
        new SqliteStore(platform, opening.open()).close();
    }

    @Test
    void aDamagedPageIsFound() throws IOException {
        fill();
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, content.length / 2, content.length / 2 + 2 * Schema.PAGE_BYTES, (byte) 0x5a);
        Files.write(file, content);
        assertDamaged();
    }

    @Test
    void aTruncatedFileIsFound() throws IOException {
        fill();
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 3 * Schema.PAGE_BYTES));
        assertDamaged();
    }

    @Test
    void aMissingRowIsFound() throws Exception {
        try (ClusterStore store = open()) {
            long first = store.put("/a", Value.of("1"), 0).get().modRevision();
            long second = store.put("/a", Value.of("2"), first).get().modRevision();
            store.put("/a", Value.of("3"), second).get();
        }
        try (Database database = Database.open(file, Probe.NONE)) {
            database.run("DELETE FROM history WHERE revision = 3");
        }
        assertRefused().hasMessageContaining("revision 4 does not follow what is before it");
    }

    @Test
    void aCopyThatIsPutBackMayBeginBehindAllRevisionsThatWereGivenOut() throws Exception {
        fill();
        try (Database copy = Database.open(file, Probe.NONE)) {
            copy.run("INSERT OR REPLACE INTO mark VALUES ('reserved', 1000000)");
        }
        for (int i = 0; i < 2; i++) {
            try (ClusterStore store = open()) {
                assertThat(store.currentRevision()).isEqualTo(1_000_000 + i);
                assertThat(store.compact(0).get()).isEqualTo(1_000_000);
                store.put("/next-" + i, Value.of(""), 0).get();
            }
        }
    }

    @Test
    void aLogWithoutItsFileIsNotTakenForANewStore() throws IOException {
        Files.writeString(directory.resolve("store.db-wal"), "log");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.db is missing, but its log");
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsLeftOfAnAttemptToMakeAStoreIsReplaced() throws IOException {
        Files.writeString(directory.resolve("store.db.new"), "half");
        fill();
        assertThat(directory.resolve("store.db.new")).doesNotExist();
    }

    @Test
    void noDirectoryIsMade() {
        file = directory.resolve("missing").resolve("store.db");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no directory " + file.getParent());
    }

    @Test
    void aFileThatCannotBeWrittenIsRefused() throws IOException {
        fill();
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(file)).as("this user may write everything").isFalse();
        assertRefused().hasMessageContaining("it is read-only");
    }

    @Test
    void afterARefusalTheFileIsFree() throws IOException {
        Files.writeString(file, "a diary");
        assertRefused();
        Files.delete(file);
        fill();
    }

    @Test
    void oneFileUnderTwoNamesIsOpenedOnce() throws IOException {
        fill();
        Path link = Files.createSymbolicLink(directory.resolve("link.db"), file);
        ClusterStore store = open();
        assertThatThrownBy(() -> SqliteStore.at(link).open(platform)).hasMessageContaining("is in use");
        store.close();
    }

    @Test
    void anotherProgramIsKeptOut() throws Exception {
        ClusterStore store = open();
        try (Database other = Database.open(file, Probe.NONE)) {
            assertThatThrownBy(() -> other.number("SELECT count(*) FROM history"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("locked");
        }
        store.put("/a", Value.of("1"), 0).get();
        store.close();
    }
}
