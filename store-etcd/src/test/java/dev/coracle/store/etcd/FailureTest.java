package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import java.time.Duration;
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
