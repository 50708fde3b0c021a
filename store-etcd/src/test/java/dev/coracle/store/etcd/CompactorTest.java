package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.StoreError;
import dev.coracle.store.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompactorTest {
    @Test
    void ofSeveralServersOneCompactsToWhereItWasAnIntervalAgo() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                Platform platform = new LivePlatform("etcd-compaction", 2);
                ClusterStore store = EtcdStore.at(etcd.options().build()).open(platform)) {
            EtcdOptions options = etcd.options().build();
            Members members = new Members(options);
            try {
                Calls calls = new Calls(members, new Login(options), options.timeout());
                Compactor one = new Compactor(platform, calls, Duration.ZERO);
                Compactor other = new Compactor(platform, calls, Duration.ZERO);
                long start = store.currentRevision();
                one.compete();
                other.compete();
                long first = store.currentRevision();
                store.put("/a", Value.of("value"), 0).get();
                store.put("/b", Value.of("value"), 0).get();
                assertThat(store.list("/", "", 0, start).isRight()).isTrue();

                other.compete();
                assertThat(store.currentRevision()).isEqualTo(first + 3);
                assertThat(store.list("/", "", 0, start).getLeft()).isEqualTo(new StoreError.Compacted(start, first));
                assertThat(store.list("/", "", 0, first + 1).get().entries()).hasSize(1);
                one.compete();
                assertThat(store.currentRevision()).isEqualTo(first + 3);
                one.compete();
                assertThat(store.compact(0).get()).isEqualTo(first + 3);
                assertThat(store.count("")).isEqualTo(2);
            } finally {
                members.close();
            }
        }
    }

    @Test
    void onlyNumbersAreRevisions() {
        assertThat(Compactor.revision(ByteString.copyFromUtf8("4711"))).isEqualTo(4711);
        for (String other : new String[] {"", "-1", "x", "99999999999999999999"}) {
            assertThat(Compactor.revision(ByteString.copyFromUtf8(other))).isZero();
        }
    }
}
