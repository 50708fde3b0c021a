package dev.coracle.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Conditions;
import dev.coracle.dsl.Clusters;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.store.ClusterStore;
import dev.coracle.store.KeyValue;
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

/** Clusters that are started again on what is left of them, and clusters of several servers. */
@Timeout(180)
class ClusterOnEtcdTest {
    @TempDir
    private Path directory = Path.of("");

    private static String[] endpoints(EtcdCluster etcd) {
        return etcd.endpoints().stream().map(Object::toString).toArray(String[]::new);
    }

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

    private static List<String> leases(Client client) {
        return client.leases("kube-node-lease").list().items().stream()
                .map(Lease::name)
                .toList();
    }

    @Test
    void aClusterThatWasStoppedGoesOn() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready()) {
            Map<String, String> before;
            long revision;
            try (Cluster cluster = LastingCluster.on(endpoints(etcd)).start()) {
                cluster.apply(LastingCluster.WEB);
                cluster.await(Conditions.rolledOut("default", "web"));
                before = pods(cluster.client());
                revision = revision(cluster.client());
                assertThat(leases(cluster.client())).containsExactlyInAnyOrder("node-1", "node-2");
            }
            assertThat(before).hasSize(2);
            goesOn(etcd, before, revision);
        }
    }

    @Test
    void aClusterWhoseProcessWasKilledGoesOnAlsoWithAMemberLess() throws IOException {
        try (EtcdCluster etcd = EtcdCluster.start(3).ready()) {
            List<String> quiet = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
            Process process = DoomedProcess.start(LastingCluster.class, quiet, List.of(endpoints(etcd)));
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                assertThat(out.readLine()).isEqualTo("ready");
            } finally {
                process.toHandle().destroyForcibly();
                process.onExit().join();
            }
            etcd.kill(0);
            goesOn(etcd, Map.of(), 1);
        }
    }

    @Test
    void aClusterMovesToEtcdAndBackIntoMemory() {
        Path file = directory.resolve("cluster.snapshot");
        Map<String, String> pods;
        long revision;
        try (Cluster cluster = LastingCluster.on(Clusters.inMemory()).start()) {
            cluster.apply(LastingCluster.WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            pods = pods(cluster.client());
            revision = cluster.snapshot(file);
        }
        try (EtcdCluster etcd = EtcdCluster.start(1).ready()) {
            StoreFactory store = EtcdStore.at(endpoints(etcd));
            try (Cluster moved =
                    LastingCluster.on(Snapshots.restored(file, store)).start()) {
                moved.await(Conditions.nodesReady(2));
                moved.await(Conditions.rolledOut("default", "web"));
                assertThat(pods(moved.client())).isEqualTo(pods);
                assertThat(revision(moved.client())).isGreaterThan(revision);
            }
            goesOn(etcd, pods, revision);
            try (Cluster again =
                    LastingCluster.on(Snapshots.restored(file, store)).start()) {
                assertThat(pods(again.client())).hasSize(3).containsAllEntriesOf(pods);
                revision = again.snapshot(file);
            }
        }
        try (Cluster back =
                LastingCluster.on(Snapshots.restored(file, Clusters.inMemory())).start()) {
            back.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(back.client())).hasSize(3).containsAllEntriesOf(pods);
            assertThat(revision(back.client())).isGreaterThan(revision);
        }
    }

    private static void goesOn(EtcdCluster etcd, Map<String, String> pods, long revision) {
        try (Cluster cluster = LastingCluster.on(endpoints(etcd)).start()) {
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

    @Test
    void whatIsWrittenAtOneServerIsReadAtTheOther() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                Cluster cluster = LastingCluster.on(endpoints(etcd)).start();
                Cluster server = LastingCluster.serverOn(endpoints(etcd)).start()) {
            server.apply(LastingCluster.WEB);
            server.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(server.client())).hasSize(2).isEqualTo(pods(cluster.client()));

            cluster.apply(LastingCluster.WEB.replace("replicas: 2", "replicas: 3"));
            assertThat(server.client().deployments("default").get("web").spec().replicas())
                    .contains(3);
            cluster.await(Conditions.rolledOut("default", "web"));
            assertThat(pods(server.client())).hasSize(3).isEqualTo(pods(cluster.client()));
        }
    }

    @Test
    void keysAndValuesAreThoseOfKubernetes() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                Cluster cluster = LastingCluster.on(endpoints(etcd)).start()) {
            cluster.apply(LastingCluster.WEB);
            cluster.await(Conditions.rolledOut("default", "web"));
            Map<String, String> stored = new TreeMap<>();
            try (Platform platform = new LivePlatform("etcd-layout", 1);
                    ClusterStore store = EtcdStore.at(etcd.options().build()).open(platform)) {
                for (KeyValue entry : store.list("/", "", 0, 0).get().entries())
                    stored.put(entry.key(), new String(entry.value().bytes(), StandardCharsets.UTF_8));
            }
            assertThat(stored)
                    .containsKeys(
                            "/registry/namespaces/default",
                            "/registry/minions/node-1",
                            "/registry/leases/kube-node-lease/node-1",
                            "/registry/deployments/default/web");
            assertThat(stored.get("/registry/deployments/default/web"))
                    .startsWith("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{")
                    .doesNotContain("resourceVersion");
        }
    }

    @Test
    void serversHandOutNothingTwice() {
        try (EtcdCluster etcd = EtcdCluster.start(1).ready();
                Cluster one = LastingCluster.serverOn(endpoints(etcd)).start();
                Cluster other = LastingCluster.serverOn(endpoints(etcd)).start()) {
            for (int i = 0; i < 20; i++) {
                List<ApiObject> applied = (i % 2 == 0 ? one : other).apply("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: service-%d, namespace: default}
                        spec: {type: NodePort, ports: [{port: 80}]}
                        """.formatted(i));
                assertThat(applied).hasSize(1);
            }
            List<Service> services = other.client().services("default").list().items();
            assertThat(services)
                    .isEqualTo(one.client().services("default").list().items());
            assertThat(services).extracting(it -> it.spec().clusterIP()).doesNotHaveDuplicates();
            assertThat(services)
                    .extracting(it -> it.spec().ports().get(0).nodePort())
                    .doesNotHaveDuplicates();
            assertThat(services).hasSizeGreaterThanOrEqualTo(20);
        }
    }
}
