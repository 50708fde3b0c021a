package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** What becomes of a watch whose network fails. One store writes undisturbed, another reads through a proxy. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class WatchTest {
    private final EtcdCluster etcd = EtcdCluster.start(1).ready();
    private final Platform platform = new LivePlatform("etcd-watch", 9);
    private final Proxy proxy = new Proxy(etcd.endpoints().get(0));

    @AfterAll
    void stop() {
        platform.close();
        proxy.close();
        etcd.close();
    }

    private ClusterStore author(String root) {
        return EtcdStore.at(etcd.options().root(root).build()).open(platform);
    }

    private ClusterStore reader(String root) {
        EtcdOptions options =
                etcd.options().endpoints(List.of(proxy.endpoint())).root(root).build();
        return EtcdStore.at(options).open(platform);
    }

    private static List<String> drain(Cursor cursor) {
        List<String> seen = new ArrayList<>();
        for (Change change : cursor.next(Integer.MAX_VALUE).get()) {
            seen.add((change.deleted() ? "-" : "+") + change.current());
        }
        return seen;
    }

    /** Three writes of a key, as its readers should see them. */
    private static List<String> write(ClusterStore author, String key) {
        KeyValue created = author.put(key, Value.of("one"), 0).get();
        KeyValue changed =
                author.put(key, Value.of("two"), created.modRevision()).get();
        KeyValue deleted = author.delete(key, changed.modRevision()).get();
        return List.of("+" + created, "+" + changed, "-" + deleted);
    }

    @Test
    void aStreamThatIsCutAtAnyByteLosesAndRepeatsNothing() {
        try (ClusterStore author = author("/cut");
                ClusterStore reader = reader("/cut")) {
            Cursor cursor = reader.changes("", 0).get();
            long connections = proxy.connections();
            for (int bytes = 0; bytes < 600; bytes += 3) {
                proxy.cutAfter(bytes);
                List<String> written = write(author, "/key-" + bytes);
                reader.currentRevision();
                assertThat(drain(cursor)).isEqualTo(written);
            }
            assertThat(proxy.connections()).isGreaterThan(connections + 100);
        }
    }

    @Test
    void aStreamThatIsCutWhileItCatchesUpLosesAndRepeatsNothing() {
        try (ClusterStore author = author("/behind");
                ClusterStore reader = reader("/behind")) {
            Cursor cursor = reader.changes("", 0).get();
            for (int bytes = 0; bytes < 2_000; bytes += 40) {
                proxy.freeze();
                List<String> written = new ArrayList<>();
                for (int i = 0; i < 5; i++) written.addAll(write(author, "/key-" + bytes + "-" + i));
                proxy.cutAfter(bytes);
                proxy.thaw();
                reader.currentRevision();
                assertThat(drain(cursor)).isEqualTo(written);
            }
        }
    }

    @Test
    void aReaderWhomCompactionHasOvertakenIsToldSo() {
        try (ClusterStore author = author("/overtaken");
                ClusterStore reader = reader("/overtaken")) {
            Cursor cursor = reader.changes("", 0).get();
            write(author, "/a");
            KeyValue there = author.put("/there", Value.of("value"), 0).get();
            reader.currentRevision();
            proxy.freeze();
            List<String> lost = write(author, "/b");
            long compacted = author.compact(author.currentRevision()).get();
            proxy.thaw();

            assertThat(reader.get("/there").map(KeyValue::modRevision)).contains(there.modRevision());
            assertThat(lost).hasSize(3);
            assertThat(cursor.next(100).getLeft())
                    .isEqualTo(new StoreError.Compacted(cursor.position() + 1, compacted));
            Cursor next = reader.changes("", 0).get();
            List<String> written = write(author, "/c");
            reader.currentRevision();
            assertThat(drain(next)).isEqualTo(written);
        }
    }

    @Test
    void aStandingStreamIsNoticedAndLeft() {
        EtcdOptions options = etcd.options()
                .endpoints(List.of(proxy.endpoint(), etcd.endpoints().get(0)))
                .root("/standing")
                .build();
        try (ClusterStore author = author("/standing");
                ClusterStore reader = EtcdStore.at(options).open(platform)) {
            Cursor cursor = reader.changes("", 0).get();
            proxy.freeze();
            List<String> written = write(author, "/key");
            reader.currentRevision();
            assertThat(drain(cursor)).isEqualTo(written);
        } finally {
            proxy.thaw();
        }
    }

    /** Each of them notices; but for the readers, nothing is lost by that. */
    @Test
    void aStandingStreamThatManyNoticeIsLeftOnce() {
        EtcdOptions options = etcd.options()
                .endpoints(List.of(proxy.endpoint(), etcd.endpoints().get(0)))
                .root("/noticed")
                .build();
        try (ClusterStore author = author("/noticed");
                ClusterStore reader = EtcdStore.at(options).open(platform)) {
            Cursor cursor = reader.changes("", 0).get();
            for (int round = 0; round < 3; round++) {
                proxy.freeze();
                List<String> written = write(author, "/key-" + round);
                List<CompletableFuture<Long>> waiters = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    CompletableFuture<Long> waiter = new CompletableFuture<>();
                    waiters.add(waiter);
                    platform.worker("waiter").execute(() -> waiter.complete(reader.currentRevision()));
                }
                for (CompletableFuture<Long> waiter : waiters)
                    assertThat(waiter.orTimeout(30, TimeUnit.SECONDS).join()).isPositive();
                assertThat(drain(cursor)).isEqualTo(written);
                proxy.thaw();
            }
        } finally {
            proxy.thaw();
        }
    }
}
