package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.Page;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class EtcdStoreTest {
    private final EtcdCluster etcd = EtcdCluster.start(1).ready();
    private final Platform platform = new LivePlatform("etcd-store", 2);

    @AfterAll
    void stop() {
        etcd.close();
        platform.close();
    }

    private ClusterStore open(String root) {
        return EtcdStore.at(etcd.options().root(root).build()).open(platform);
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
        long before;
        List<String> seen;
        try (ClusterStore store = open("/again")) {
            before = store.currentRevision();
            KeyValue a = put(store, "/a", "1");
            put(store, "/b", "1");
            store.delete("/a", a.modRevision()).get();
            seen = changes(store, before + 1);
        }
        try (ClusterStore store = open("/again")) {
            assertThat(store.currentRevision()).isEqualTo(before + 3);
            assertThat(changes(store, before + 1)).isEqualTo(seen).hasSize(3);
            assertThat(store.list("/", "", 0, before + 2).get().entries()).hasSize(2);
        }
    }

    @Test
    void whatOneStoreWroteAnotherSees() {
        try (ClusterStore one = open("/two");
                ClusterStore other = open("/two")) {
            for (int i = 0; i < 200; i++) {
                KeyValue written = put(i % 2 == 0 ? one : other, "/key", "value " + i);
                ClusterStore reader = i % 2 == 0 ? other : one;
                assertThat(reader.get("/key").map(KeyValue::modRevision)).contains(written.modRevision());
                assertThat(reader.put("/key", Value.of(""), 0).getLeft())
                        .isInstanceOfSatisfying(
                                StoreError.Conflict.class,
                                conflict -> assertThat(
                                                conflict.actual().orElseThrow().modRevision())
                                        .isEqualTo(written.modRevision()));
            }
        }
    }

    @Test
    void aPageThatOneServerHasBegunAnotherGoesOnWith() {
        try (ClusterStore one = open("/pages")) {
            for (int i = 0; i < 5; i++) put(one, "/" + i, "value");
            long revision = one.currentRevision();
            put(one, "/new", "value");
            EtcdOptions forgetful = etcd.options().root("/pages").history(1).build();
            try (ClusterStore other = EtcdStore.at(forgetful).open(platform)) {
                assertThat(other.changes("", revision - 1).isLeft()).isTrue();
                Page page = other.list("/", "/2", 2, revision).get();
                assertThat(page.entries()).extracting(KeyValue::key).containsExactly("/2", "/3");
                assertThat(page.remaining()).isEqualTo(1);
                assertThat(page.revision()).isEqualTo(revision);
            }
        }
    }

    @Test
    void aKeyWithATimeToLiveGoesAlsoWhenItsServerIsGone() {
        KeyValue lasting;
        try (ClusterStore one = open("/mortal")) {
            one.put("/mortal", Value.of("value"), 0, Duration.ofSeconds(1)).get();
            KeyValue renewed = one.put("/kept", Value.of("value"), 0, Duration.ofSeconds(1))
                    .get();
            lasting = one.put("/kept", Value.of("value"), renewed.modRevision()).get();
        }
        try (ClusterStore other = open("/mortal")) {
            Semaphore signals = new Semaphore(0);
            other.subscribe("/mortal", signals::release);
            while (other.get("/mortal").isPresent()) signals.acquireUninterruptibly();
            assertThat(other.get("/kept").map(KeyValue::modRevision)).contains(lasting.modRevision());
        }
    }
}
