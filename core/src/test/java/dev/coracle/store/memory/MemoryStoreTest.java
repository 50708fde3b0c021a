package dev.coracle.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private final Platform platform = new LivePlatform("memory-store", 2);

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    @Test
    void revisionsBeginAtOneAndRiseByOne() {
        try (MemoryStore store = new MemoryStore(platform)) {
            assertThat(store.currentRevision()).isEqualTo(1);
            for (long revision = 2; revision < 1_000; revision++) {
                KeyValue written =
                        store.put("/key-" + revision, Value.of(""), 0).get();
                assertThat(written.modRevision()).isEqualTo(revision);
            }
        }
    }

    @Test
    void valuesAreKeptAsTheyWereGiven() {
        try (MemoryStore store = new MemoryStore(platform)) {
            Value value = Value.of("value");
            KeyValue written = store.put("/key", value, 0).get();
            assertThat(store.get("/key")).containsSame(written);
            assertThat(written.value()).isSameAs(value);
        }
    }

    @Test
    void historyIsAsLongAsAskedFor() {
        try (MemoryStore store = new MemoryStore(platform, 10)) {
            for (int i = 0; i < 1_000; i++)
                store.put("/key-" + i, Value.of(""), 0).get();
            long now = store.currentRevision();
            assertThat(store.changes("", now - 9).isRight()).isTrue();
            assertThat(store.changes("", 2).getLeft()).isInstanceOf(StoreError.Compacted.class);
        }
    }
}
