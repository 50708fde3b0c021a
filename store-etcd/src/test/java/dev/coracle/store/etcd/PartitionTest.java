package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.StoreException;
import dev.coracle.store.Value;
import dev.coracle.testkit.history.Summary;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * Members that do not reach each other, though clients reach all of them: whoever asks one that is cut off is served by
 * another, or learns that nobody knows what came of it.
 */
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
class PartitionTest {
    /** Long enough for members to choose another leader, twice. */
    private static final int STEPS = 300;

    private final PeerNetwork network = new PeerNetwork();
    private final EtcdCluster etcd = EtcdCluster.start("http", 3, network::to).ready();

    @BeforeAll
    void introduce() {
        for (int i = 0; i < etcd.size(); i++) network.know(etcd.id(i), i);
        for (int i = 0; i < etcd.size(); i++) { // whoever connected before was not known
            etcd.kill(i);
            etcd.restart(i);
            etcd.awaitMember(i);
        }
    }

    @AfterAll
    void stop() {
        etcd.close();
        network.close();
    }

    private interface Cut {
        void between(int one, int another);
    }

    private void toOthers(int member, Cut cut) {
        IntStream.range(0, etcd.size()).filter(other -> other != member).forEach(other -> cut.between(member, other));
    }

    /** Clients at work while one member is cut off. */
    private Summary whileCut(int member, boolean sends, boolean hears) {
        try (Upheaval upheaval = new Upheaval(etcd, member, member)) {
            return upheaval.during(() -> {
                if (!sends) toOthers(member, network::cut);
                if (!hears) toOthers(member, (from, to) -> network.cut(to, from));
                upheaval.await(STEPS);
                settle();
            });
        }
    }

    private void settle() {
        network.heal();
        for (int i = 0; i < etcd.size(); i++) etcd.awaitMember(i);
    }

    private static void expectWork(Summary summary) {
        assertThat(summary.writes()).isGreaterThan(STEPS / 8);
        assertThat(summary.changes()).isEqualTo(2 * summary.writes());
    }

    private int follower() {
        return (etcd.leader() + 1) % etcd.size();
    }

    @Test
    void aLeaderWhomNobodyReachesIsLeft() {
        int leader = etcd.leader();
        expectWork(whileCut(leader, false, false));
    }

    @Test
    void aLeaderWhomNobodyReachesAcknowledgesNothing() {
        int leader = etcd.leader();
        try (Platform platform = new LivePlatform("alone", 3);
                ClusterStore alone = EtcdStore.at(etcd.options()
                                .endpoints(List.of(etcd.endpoints().get(leader)))
                                .timeout(Duration.ofSeconds(2))
                                .build())
                        .open(platform)) {
            toOthers(leader, network::cut);
            toOthers(leader, (from, to) -> network.cut(to, from));
            assertThat(catchThrowableOfType(StoreException.class, () -> alone.put("/absent", Value.of("x"), 1)))
                    .isNotNull();
        } finally {
            settle();
        }
    }

    @Test
    void aFollowerWhomNobodyReachesIsPassedOver() {
        expectWork(whileCut(follower(), false, false));
    }

    @Test
    void aLeaderWhoSpeaksAndDoesNotHearIsLeft() {
        expectWork(whileCut(etcd.leader(), true, false));
    }

    @Test
    void aLeaderWhoHearsAndDoesNotSpeakIsLeft() {
        expectWork(whileCut(etcd.leader(), false, true));
    }

    @Test
    void aFollowerWhoSpeaksAndDoesNotHearIsPassedOver() {
        expectWork(whileCut(follower(), true, false));
    }

    @Test
    void aFollowerWhoHearsAndDoesNotSpeakIsPassedOver() {
        expectWork(whileCut(follower(), false, true));
    }
}
