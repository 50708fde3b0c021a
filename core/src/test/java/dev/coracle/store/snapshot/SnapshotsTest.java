package dev.coracle.store.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.StoreException;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.Value;
import dev.coracle.store.memory.MemoryStore;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path directory = Path.of("");

    private final Platform platform = new LivePlatform("snapshots", 2);

    @AfterEach
    void closePlatform() {
        platform.close();
    }

    private Path file() {
        return directory.resolve("store.snapshot");
    }

    private static Map<String, String> contents(ClusterStore store) {
        Map<String, String> contents = new TreeMap<>();
        for (KeyValue entry : store.list("", "", 0, 0).get().entries())
            contents.put(entry.key(), new String(entry.value().bytes(), StandardCharsets.UTF_8));
        return contents;
    }

    /** A store with some keys and a history, written to the file but for one of them. */
    private long save() {
        try (ClusterStore store = new MemoryStore(platform)) {
            for (int i = 0; i < 100; i++)
                store.put("/key-" + i % 10 + "/" + i, Value.of("value-" + i), 0).get();
            KeyValue changed = store.get("/key-3/3").orElseThrow();
            store.put("/key-3/3", Value.of("größer"), changed.modRevision()).get();
            store.delete("/key-4/4", store.get("/key-4/4").orElseThrow().modRevision())
                    .get();
            store.put("/left-out", Value.of(""), 0).get();
            return Snapshots.save(store, file(), key -> !key.equals("/left-out"));
        }
    }

    @Test
    void aStoreThatIsFilledHoldsTheSameAtLaterRevisions() {
        long revision = save();
        try (ClusterStore store = Snapshots.restored(file(), MemoryStore::new).open(platform)) {
            assertThat(contents(store))
                    .hasSize(99)
                    .containsEntry("/key-3/3", "größer")
                    .doesNotContainKey("/left-out");
            assertThat(store.list("", "", 0, 0).get().entries()).allMatch(entry -> entry.modRevision() > revision);
            long compacted = store.currentRevision();
            assertThat(store.changes("", revision + 1).getLeft())
                    .isEqualTo(new StoreError.Compacted(revision + 1, compacted));
            assertThat(directory).isDirectoryContaining(path -> path.equals(file()));
        }
    }

    @Test
    void aStoreThatHasKeysIsLeftAsItIs() {
        save();
        try (ClusterStore there = new MemoryStore(platform)) {
            there.put("/mine", Value.of("value"), 0).get();
            long revision = there.currentRevision();
            ClusterStore opened = Snapshots.restored(file(), ignored -> there).open(platform);
            assertThat(contents(opened)).containsOnlyKeys("/mine");
            assertThat(opened.currentRevision()).isEqualTo(revision);
        }
    }

    @Test
    void aFillingThatWasInterruptedIsCompleted() {
        long revision = save();
        try (ClusterStore half = new MemoryStore(platform)) {
            half.put("/coracle/unfinished-restore", Value.of(""), 0).get();
            half.put("/key-0/0", Value.of("value-0"), 0).get();
            ClusterStore opened = Snapshots.restored(file(), ignored -> half).open(platform);
            assertThat(contents(opened)).hasSize(99).doesNotContainKey("/coracle/unfinished-restore");
            assertThat(opened.currentRevision()).isGreaterThan(revision);
        }
    }

    @Test
    void aFillingThatFailsIsToldAndCompletedByTheNextOpening() {
        long revision = save();
        for (int last : List.of(0, 1, 30, 200)) {
            try (ClusterStore half = new MemoryStore(platform)) {
                StoreFactory brittle = ignored -> failingAfter(last, half);
                assertThatThrownBy(() -> Snapshots.restored(file(), brittle).open(platform))
                        .isInstanceOf(StoreException.class);
                ClusterStore opened =
                        Snapshots.restored(file(), ignored -> half).open(platform);
                assertThat(contents(opened).keySet()).hasSize(99).allMatch(key -> key.startsWith("/key-"));
                assertThat(opened.list("", "", 0, 0).get().entries()).allMatch(entry -> entry.modRevision() > revision);
            }
        }
    }

    /** A store that writes no more after so many calls to put, and that is not closed. */
    private static ClusterStore failingAfter(int last, ClusterStore store) {
        AtomicInteger puts = new AtomicInteger();
        InvocationHandler handler = (ignored, method, arguments) -> {
            if (method.getName().equals("close")) return null;
            if (method.getName().equals("put") && puts.getAndIncrement() >= last) {
                throw new StoreException("no room", false);
            }
            return method.invoke(store, arguments);
        };
        Class<?>[] kinds = {ClusterStore.class};
        return (ClusterStore) Proxy.newProxyInstance(ClusterStore.class.getClassLoader(), kinds, handler);
    }

    @Test
    void aFileThatIsDamagedAnywhereFillsNothing() throws IOException {
        save();
        byte[] whole = Files.readAllBytes(file());
        StoreFactory restored = Snapshots.restored(file(), MemoryStore::new);
        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Files.write(file(), changed);
            assertThatThrownBy(() -> restored.open(platform)).isInstanceOf(StoreException.class);
            Files.write(file(), Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> restored.open(platform))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("ends too early");
        }
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> restored.open(platform)).hasMessageContaining("damaged");
        Files.delete(file());
        assertThatThrownBy(() -> restored.open(platform)).hasMessageContaining("cannot be read");
    }
}
