package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that die or stand still. */
@Timeout(180)
class FailureTest {
    private final Platform platform = new LivePlatform("etcd-failures", 3);

    @AfterEach
    void stop() {
        platform.close();
    }

    private static KeyValue put(ClusterStore store, String key, String value) {
        long expected = store.get(key).map(KeyValue::modRevision).orElse(0L);
        return store.put(key, Value.of(value), expected).get();
    }

    /** Writes until it succeeds; a write that may have happened is looked for first. */
    private static void insist(ClusterStore store, String key) {
        for (int attempt = 0; attempt < 30; attempt++) {
            try {
                if (store.get(key).isEmpty()) store.put(key, Value.of("value"), 0);
                return;
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("etcd");
            }
        }
        throw new AssertionError(key + " could not be written");
    }

    private static List<String> drain(Cursor cursor) {
        List<String> seen = new ArrayList<>();
        for (Change change : cursor.next(Integer.MAX_VALUE).get())
            seen.add(change.current().key());
        return seen;
    }

    @Test
    void whileMembersDieOneAfterAnotherNothingIsLost() {
        try (EtcdCluster etcd = EtcdCluster.start(3).ready();
                ClusterStore store = EtcdStore.at(etcd.options().build()).open(platform);
                ClusterStore other = EtcdStore.at(etcd.options().build()).open(platform)) {
            Cursor cursor = store.changes("/", 0).get();
            Cursor others = other.changes("/", 0).get();
            List<String> keys = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                int member = round % 3;
                if (round < 3) etcd.kill(member);
                else etcd.pause(member);
                for (int i = 0; i < 10; i++) {
                    String key = "/" + round + "-" + i;
                    insist(i % 2 == 0 ? store : other, key);
                    keys.add(key);
                }
                if (round < 3) etcd.restart(member);
                else etcd.resume(member);
                etcd.ready();
            }
            assertThat(store.count("/")).isEqualTo(60);
            assertThat(other.count("/")).isEqualTo(60);
            assertThat(drain(cursor)).isEqualTo(keys);
            assertThat(drain(others)).isEqualTo(keys);
        }
    }

    @Test
    void withoutAMajorityCallsFailInTimeAndLaterGoOn() {
        try (EtcdCluster etcd = EtcdCluster.start(3).ready();
                ClusterStore store = EtcdStore.at(
                                etcd.options().timeout(Duration.ofSeconds(2)).build())
                        .open(platform)) {
            KeyValue before = put(store, "/key", "before");
            etcd.kill(0);
            etcd.kill(1);
            assertThat(catchThrowableOfType(StoreException.class, () -> store.get("/key")))
                    .isNotNull();
            assertThat(catchThrowableOfType(
                            StoreException.class, () -> store.put("/key", Value.of("x"), before.modRevision())))
                    .isNotNull();
            etcd.restart(0);
            etcd.ready();
            String value = new String(
                    store.get("/key").orElseThrow().value().bytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(value).isIn("before", "x");
            put(store, "/key", "after");
        }
    }

    @Test
    void whoeverIsNotAnsweredDoesNotKnowAndWhoeverReachedNobodyDoes() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                ClusterStore store = EtcdStore.at(
                                etcd.options().timeout(Duration.ofSeconds(2)).build())
                        .open(platform)) {
            put(store, "/there", "value");
            etcd.pause(0);
            StoreException unanswered =
                    catchThrowableOfType(StoreException.class, () -> store.put("/unknown", Value.of("x"), 0));
            etcd.resume(0);
            etcd.ready();
            assertThat(unanswered.isOutcomeUnknown()).isTrue();
            assertThat(store.get("/unknown").isPresent()
                            || store.put("/unknown", Value.of("y"), 0).isRight())
                    .isTrue();

            etcd.kill(0);
            insistOnFailure(store);
            StoreException unreachable =
                    catchThrowableOfType(StoreException.class, () -> store.put("/nobody", Value.of("x"), 0));
            assertThat(unreachable.isOutcomeUnknown()).isFalse();
            etcd.restart(0);
            etcd.ready();
            assertThat(store.get("/nobody")).isEmpty();
            assertThat(store.get("/there")).isPresent();
        }
    }

    /** The first call after a death may still have gone out. */
    private static void insistOnFailure(ClusterStore store) {
        assertThat(catchThrowableOfType(StoreException.class, () -> store.get("/there")))
                .isNotNull();
    }
}
