package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.Change;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.KeyValue;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import dev.coracle.store.mvcc.Timeline;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** What a store begins with, while others compact. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class OpeningTest {
    private static final int AT_ONCE = 100;

    private final EtcdCluster etcd = EtcdCluster.start(1).ready();
    private final EtcdOptions options = etcd.options().build();
    private final Platform platform = new LivePlatform("etcd-opening", 4);
    private final Members members = new Members(options);
    private final Calls calls = new Calls(members, new Login(options), options.timeout());
    private final Past past = new Past(calls, new Keys(""));

    @AfterAll
    void stop() {
        members.close();
        platform.close();
        etcd.close();
    }

    private ClusterStore open() {
        return EtcdStore.at(options).open(platform);
    }

    private long write(String key) {
        Writer writer = new Writer(calls, new Keys(""));
        long expected = past.at(0).entries().stream().filter(it -> it.key().equals(key)).findFirst().stream()
                .mapToLong(KeyValue::modRevision)
                .sum();
        return writer.put(key, Value.of("value"), expected, Optional.empty(), 0)
                .get()
                .modRevision();
    }

    private void agreeOn(String value) {
        calls.write(
                KVGrpc.getPutMethod(),
                PutRequest.newBuilder()
                        .setKey(Keys.COMPACTION)
                        .setValue(ByteString.copyFromUtf8(value))
                        .build());
    }

    private void expectHistoryBehind(long compacted) {
        try (ClusterStore store = open()) {
            assertThat(store.changes("", compacted).getLeft())
                    .isEqualTo(new StoreError.Compacted(compacted, compacted));
            List<Change> changes = store.changes("", compacted + 1)
                    .get()
                    .next(Integer.MAX_VALUE)
                    .get();
            assertThat(changes).isNotEmpty().allMatch(change -> change.revision() > compacted);
            assertThat(changes.get(0).revision()).isEqualTo(compacted + 1);
        }
    }

    @Test
    void historyBeginsWhereItWasCompactedWhateverTheServersHaveAgreedOn() {
        for (String agreed : new String[] {"", "no number", "1", "99999999"}) {
            agreeOn(agreed);
            long compacted = write("/a");
            for (int i = 0; i < 20; i++) write("/b");
            Compactor.compact(calls, compacted);
            expectHistoryBehind(compacted);
            agreeOn(Long.toString(compacted));
            expectHistoryBehind(compacted);
        }
    }

    @Test
    void ofALongHistoryTheLatestPartIsRead() throws Exception {
        var stub = KVGrpc.newFutureStub(members.current().calls());
        PutRequest request =
                PutRequest.newBuilder().setKey(ByteString.copyFromUtf8("/long")).build();
        for (int i = 0; i < EtcdStore.READ_AGAIN; i += AT_ONCE) {
            List<Future<?>> answers = new ArrayList<>();
            for (int k = 0; k < AT_ONCE; k++) answers.add(stub.put(request));
            for (Future<?> answer : answers) answer.get();
        }
        long last = write("/last");
        try (ClusterStore store = open()) {
            assertThat(store.get("/last")).isPresent();
            List<Change> changes = store.changes("", last - EtcdStore.READ_AGAIN + 1)
                    .get()
                    .next(Integer.MAX_VALUE)
                    .get();
            assertThat(changes).hasSize(EtcdStore.READ_AGAIN);
            assertThat(store.changes("", 1).getLeft()).isInstanceOf(StoreError.Compacted.class);
        }
    }

    @Test
    void whoeverOpensWhileAnotherCompactsAllTheTimeFindsThePresent() {
        AtomicBoolean ends = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        platform.worker("compaction").execute(() -> {
            try {
                while (!ends.get()) Compactor.compact(calls, write("/often"));
            } finally {
                ended.countDown();
            }
        });
        try {
            for (int i = 0; i < 20; i++) {
                try (ClusterStore store = open()) {
                    assertThat(store.get("/often")).isPresent();
                }
            }
        } finally {
            ends.set(true);
        }
        assertThat(ended).satisfies(CountDownLatch::await);
    }

    @Test
    void whatIsCompactedBetweenTheStateAndTheWatchIsReadAnew() {
        write("/before");
        Past.Contents contents = past.oldest(options.history());
        Timeline timeline = Timeline.compacted(contents.revision(), contents.entries(), options.history());
        Cursor cursor = timeline.changes("", 0).get();
        write("/lost");
        long compacted = write("/compacted");
        Compactor.compact(calls, compacted);

        Horizon horizon = new Horizon();
        Intake intake = new Intake(new Keys(""), new Authored(), timeline);
        Feed feed = new Feed(platform, members, new Login(options), past, intake, timeline, horizon);
        try {
            feed.start();
            assertThat(horizon.await(compacted, Duration.ofSeconds(30))).isTrue();
            assertThat(timeline.get("/lost")).isPresent();
            assertThat(cursor.next(1).getLeft()).isInstanceOf(StoreError.Compacted.class);
            long later = write("/after");
            assertThat(horizon.await(later, Duration.ofSeconds(30))).isTrue();
            assertThat(timeline.changes("", later).get().next(1).get()).hasSize(1);
        } finally {
            feed.close();
        }
    }
}
