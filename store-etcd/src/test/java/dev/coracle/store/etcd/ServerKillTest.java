package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.Cursor;
import dev.coracle.store.Value;
import dev.coracle.testkit.history.StoreHistory;
import dev.coracle.testkit.history.Summary;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
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
    private static final int MOST_LINES = 3_000;

    @Test
    void whatKilledServersWereAnsweredIsThereAndNothingIsTwice() throws IOException {
        Random random = new Random(SEED);
        Summary sum = Summary.NONE;
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                LivePlatform platform = new LivePlatform("survivor", 2);
                ClusterStore store = EtcdStore.at(etcd.options().build()).open(platform)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                StoreHistory history = StoreHistory.from(store);
                ClusterStore bystander = history.record(store);
                Cursor cursor = bystander.changes("", 0).get();
                killAfter(1 + random.nextInt(MOST_LINES), start(etcd, random.nextLong()), history);
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

    private static Process start(EtcdCluster etcd, long seed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                ServersMain.class.getName(),
                Long.toString(seed)));
        etcd.endpoints().forEach(endpoint -> command.add(endpoint.toString()));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    private static void killAfter(int lines, Process process, StoreHistory history) throws IOException {
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < lines; i++) hear(told, history);
            process.toHandle().destroyForcibly();
            while (hear(told, history)) {
                // what was told before the end
            }
            process.onExit().join();
        }
    }

    private static boolean hear(BufferedReader told, StoreHistory history) throws IOException {
        String line = told.readLine();
        if (line != null) history.hear(line);
        return line != null;
    }
}
