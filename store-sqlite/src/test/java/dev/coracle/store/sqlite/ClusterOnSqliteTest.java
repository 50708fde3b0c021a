package dev.coracle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.Clusters;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Pod;
import dev.coracle.store.StoreException;
import dev.coracle.store.StoreFactory;
import dev.coracle.store.snapshot.Snapshots;
import dev.coracle.testkit.history.DoomedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that are started again on what is left of them. */
@Timeout(120)
class ClusterOnSqliteTest {
    @TempDir
    private Path directory = Path.of("");

    /** Uids of the pods by name. */
    private static Map<String, String> pods(Client client) {
        Map<String, String> pods = new TreeMap<>();
        for (Pod pod : client.pods("default").list().items())
            pods.put(pod.name(), pod.metadata().uid().orElseThrow());
        return pods;
    }

    private static long revision(Client client) {
        return Long.parseLong(client.pods("default").list().resourceVersion());
    }

    @Test
    void aClusterThatWasStoppedGoesOn() {
        Path file = directory.resolve("cluster.db");
        Map<String, String> before;
        long revision;
        List<String> leases;
        try (Cluster cluster = LastingCluster.on(file).start()) {
            cluster.apply(LastingCluster.WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            before = pods(cluster.client());
            revision = revision(cluster.client());
            leases = leases(cluster.client());
        }
        assertThat(before).hasSize(2);
        assertThat(leases).containsExactlyInAnyOrder("node-1", "node-2");
        goesOn(file, before, revision);
    }

    @Test
    void aClusterWhoseProcessWasKilledGoesOn() throws IOException {
        Path file = directory.resolve("cluster.db");
        List<String> options =
                List.of("-Dorg.sqlite.tmpdir=" + directory, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        Process process = DoomedProcess.start(LastingCluster.class, options, List.of(file.toString()));
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(out.readLine()).isEqualTo("ready");
            assertThatThrownBy(() -> LastingCluster.on(file).start())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by process " + process.pid());
        } finally {
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
        goesOn(file, Map.of(), 1);
    }

    @Test
    void aClusterMovesIntoAnotherFile() {
        Path snapshot = directory.resolve("cluster.snapshot");
        Path file = directory.resolve("moved.db");
        Map<String, String> pods;
        long revision;
        try (Cluster cluster =
                LastingCluster.on(directory.resolve("cluster.db")).start()) {
            cluster.apply(LastingCluster.WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            pods = pods(cluster.client());
            revision = cluster.snapshot(snapshot);
        }
        StoreFactory moved = Snapshots.restored(snapshot, SqliteStore.at(file));
        try (Cluster cluster =
                Clusters.define("moved", c -> c.store(moved).nodes(2)).start()) {
            assertThat(revision(cluster.client())).isGreaterThan(revision);
            assertThat(pods(cluster.client())).isEqualTo(pods);
        }
        goesOn(file, pods, revision);
    }

    private static List<String> leases(Client client) {
        return client.leases("kube-node-lease").list().items().stream()
                .map(Lease::name)
                .toList();
    }

    private static void goesOn(Path file, Map<String, String> pods, long revision) {
        try (Cluster cluster = LastingCluster.on(file).start()) {
            Client client = cluster.client();
            assertThat(revision(client)).isGreaterThanOrEqualTo(revision);
            cluster.await(Conditions.nodesReady(2));
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(client)).hasSize(2).containsAllEntriesOf(pods);

            cluster.apply(LastingCluster.WEB.replace("replicas: 2", "replicas: 3"));
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(client)).hasSize(3).containsAllEntriesOf(pods);
            assertThat(leases(client)).containsExactlyInAnyOrder("node-1", "node-2");
        }
    }
}
