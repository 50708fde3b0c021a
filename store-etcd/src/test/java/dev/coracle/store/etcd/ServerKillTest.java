package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.Value;
import dev.coracle.testkit.history.DoomedProcess;
import dev.coracle.testkit.history.StoreHistory;
import dev.coracle.testkit.history.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Servers whose process is killed while their clients write. {@code -Dcoracle.kills=1000} does it as often,
 * {@code -Dcoracle.seed} with other clients.
 */
@Timeout(21_600)
class ServerKillTest {
    private static final int KILLS =
            Integer.getInteger("coracle.kills", Boolean.getBoolean("coracle.nightly") ? 500 : 4);
    private static final long SEED = Long.getLong("coracle.seed", 1);
    private static final int MOST_LINES = 1_000;
    private static final List<String> QUIET = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    private final Random random = new Random(SEED);

    @Test
    void whatKilledServersWereAnsweredIsThereAndNothingIsTwice() throws IOException {
        Summary sum = Summary.NONE;
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                LivePlatform platform = new LivePlatform("survivor", 2);
                ClusterStore store = EtcdStore.at(etcd.options().build()).open(platform)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                StoreHistory history = StoreHistory.from(store);
                ClusterStore bystander = history.record(store);
                Cursor cursor = bystander.changes("", 0).get();
                kill(etcd, history);
                // What was under way when the process died comes before this.
                assertThat(bystander.put("/kill-" + kill, Value.of("over"), 0).isRight())
                        .isTrue();
                cursor.next(Integer.MAX_VALUE).get();
                cursor.close();
                sum = sum.plus(history.check(store));
                if (kill % 50 == 0) System.out.println("killed servers " + kill + ": " + sum);
            }
        }
        assertThat(sum.writes()).isPositive().isEqualTo(sum.changes());
        assertThat(sum.unknown()).isPositive();
    }

    private void kill(EtcdCluster etcd, StoreHistory history) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(random.nextLong())));
        etcd.endpoints().forEach(endpoint -> arguments.add(endpoint.toString()));
        DoomedProcess.run(ServersMain.class, QUIET, arguments, 1 + random.nextInt(MOST_LINES), history);
    }
}
