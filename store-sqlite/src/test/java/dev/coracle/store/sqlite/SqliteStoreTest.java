package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    private Path directory = Path.of("");

    private final Platform platform = new LivePlatform("sqlite-store", 2);

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private ClusterStore open(SqliteOptions options) {
        return SqliteStore.at(directory.resolve("store.db"), options).open(platform);
    }

    private ClusterStore open() {
        return open(SqliteOptions.defaults());
    }

    private static KeyValue put(ClusterStore store, String key, String value) {
        long expected = store.get(key).map(KeyValue::modRevision).orElse(0L);
        return store.put(key, Value.of(value), expected).get();
    }

    private static List<String> changes(ClusterStore store, long from) {
        List<String> seen = new ArrayList<>();
        for (Change change : store.changes("", from).get().next(1_000_000).get()) {
            seen.add((change.deleted() ? "-" : "+") + change.current());
        }
        return seen;
    }

    @Test
    void aStoreThatIsOpenedAgainGoesOnWhereItWas() {
        long revision;
        try (ClusterStore store = open()) {
            put(store, "/a", "1");
            put(store, "/b", "1");
            KeyValue a = put(store, "/a", "2");
            store.delete("/a", a.modRevision()).get();
            revision = store.currentRevision();
        }
        try (ClusterStore store = open()) {
            assertThat(store.currentRevision()).isEqualTo(revision);
            assertThat(store.list("", "", 0, 0).get().entries()).hasToString("[/b@3]");
            assertThat(store.list("", "", 0, 4).get().entries()).hasToString("[/a@4, /b@3]");
            assertThat(changes(store, 2)).containsExactly("+/a@2", "+/b@3", "+/a@4", "-/a@5");
            KeyValue again = put(store, "/a", "3");
            assertThat(again.modRevision()).isEqualTo(revision + 1);
            assertThat(again.version()).isEqualTo(1);
            assertThat(put(store, "/b", "2").version()).isEqualTo(2);
        }
    }

    @Test
    void theRevisionDoesNotFallWhereNothingIsLeft() {
        long revision;
        try (ClusterStore store = open()) {
            KeyValue only = put(store, "/a", "1");
            revision = store.delete("/a", only.modRevision()).get().modRevision();
            assertThat(store.compact(revision).get()).isEqualTo(revision);
        }
        for (int i = 0; i < 2; i++) {
            try (ClusterStore store = open()) {
                assertThat(store.currentRevision()).isEqualTo(revision);
                assertThat(store.count("")).isZero();
            }
        }
    }

    @Test
    void compactionOutlivesTheProcess() {
        try (ClusterStore store = open()) {
            for (int i = 0; i < 100; i++) put(store, "/" + i % 7, "value " + i);
            store.compact(50).get();
        }
        try (ClusterStore store = open()) {
            assertThat(store.list("", "", 0, 49).getLeft()).isEqualTo(new StoreError.Compacted(49, 50));
            assertThat(store.list("", "", 0, 50).get().entries()).hasSize(7);
            assertThat(changes(store, 51)).hasSize(51);
            assertThat(store.compact(10).get()).isEqualTo(50);
        }
    }

    @Test
    void historyIsAsLongAsAskedForAndTheFileDoesNotGrowWithoutBound() {
        SqliteOptions options = SqliteOptions.builder().history(500).build();
        String value = "x".repeat(1000);
        try (ClusterStore store = open(options)) {
            for (int i = 0; i < 10_000; i++) put(store, "/" + i % 10, value);
        }
        assertThat(directory.resolve("store.db"))
                .satisfies(file -> assertThat(file.toFile().length()).isLessThan(6_000_000));
        try (ClusterStore store = open(options)) {
            long now = store.currentRevision();
            assertThat(now).isEqualTo(10_001);
            assertThat(changes(store, now - 499)).hasSize(500);
            assertThat(store.changes("", now - 800).isLeft()).isTrue();
        }
    }

    @Test
    void aSecondOpenerIsRefusedAndHarmsNobody() {
        try (ClusterStore store = open()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(this::open)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("store.db is in use: this process has it open already");
            }
            put(store, "/a", "1");
        }
        try (ClusterStore store = open()) {
            assertThat(store.get("/a")).isPresent();
        }
    }

    @Test
    void aSecondOpenerInAnotherProcessIsRefused() throws Exception {
        Path file = directory.resolve("store.db");
        try (Victim victim = Victim.start(new Orders(file, Durability.FULL, 1))) {
            victim.awaitAnswers(1);
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is in use by process " + victim.pid());
        }
        try (ClusterStore store = open()) {
            assertThat(store.currentRevision()).isGreaterThan(1);
        }
    }

    @Test
    void aClosedStoreSaysSoAndMayBeClosedAgain() {
        ClusterStore store = open();
        store.close();
        store.close();
        assertThatThrownBy(() -> put(store, "/a", "1")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.put("/a", Value.of(""), 0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.compact(1)).hasMessageContaining("closed");
    }

    @Test
    void whereTheQuotaIsUsedUpWritesAreRefusedUntilThereIsRoom() {
        SqliteOptions options = SqliteOptions.builder().quotaBytes(1 << 20).build();
        Value value = Value.of("x".repeat(10_000));
        try (ClusterStore store = open(options)) {
            long last = fill(store, value);
            assertThat(store.currentRevision()).isEqualTo(last);
            assertThat(store.count("")).isEqualTo(last - 1);
            for (KeyValue entry : store.list("", "", 20, 0).get().entries()) {
                store.delete(entry.key(), entry.modRevision()).get();
            }
            store.compact(store.currentRevision()).get();
            assertThat(putPatiently(store, value)).isEqualTo(last + 21);
        }
        try (ClusterStore store = open(options)) {
            assertThat(store.get("/again")).isPresent();
        }
    }

    private static long fill(ClusterStore store, Value value) {
        long last = 1;
        try {
            for (int i = 0; ; i++) last = store.put("/" + i, value, 0).get().modRevision();
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("no room for the store").hasMessageContaining("full");
            assertThat(e.isOutcomeUnknown()).isFalse();
            return last;
        }
    }

    /** What was compacted is deleted by a worker, soon. */
    private static long putPatiently(ClusterStore store, Value value) {
        for (int tries = 1; ; tries++) {
            try {
                return store.put("/again", value, 0).get().modRevision();
            } catch (StoreException e) {
                if (tries == 10_000) throw e;
            }
        }
    }
}
