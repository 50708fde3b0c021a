package dev.coracle.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.PersistentVolume;
import dev.coracle.model.core.PersistentVolumeClaim;
import dev.coracle.model.core.Pod;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods with volumes in a whole cluster. */
class VolumesTest {
    private static final String CLASS = """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata:
              name: usual
              annotations: {storageclass.kubernetes.io/is-default-class: "true"}
            provisioner: disks.example.com
            volumeBindingMode: WaitForFirstConsumer
            allowedTopologies:
            - matchLabelExpressions: [{key: zone, values: [west]}]
            """;
    private static final String POD = """
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {namespace: default, name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {namespace: default, name: web}
            spec:
              terminationGracePeriodSeconds: 0
              containers: [{name: main, image: app, volumeMounts: [{name: data, mountPath: /data}]}]
              volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
            """;

    private final Simulation simulation = Simulation.of(
            ClusterDefinition.builder()
                    .name("volumes")
                    .addNode(node("a", "east"))
                    .addNode(node("b", "west"))
                    .build(),
            7);
    private final Cluster cluster = simulation.cluster();

    private static NodeDefinition node(String name, String zone) {
        return NodeDefinition.builder().name(name).putLabel("zone", zone).build();
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void aPodRunsWithTheVolumeThatIsMadeForIt() {
        cluster.await(Conditions.nodesReady(2));
        cluster.apply(CLASS + POD);

        cluster.await(Conditions.podReady("default", "web"));

        Pod web = cluster.client().pods("default").get("web");
        assertThat(web.spec().nodeName()).contains("b");
        List<PersistentVolume> volumes =
                cluster.client().of(PersistentVolume.class).list().items();
        assertThat(volumes)
                .singleElement()
                .satisfies(it -> assertThat(it.status().phase()).contains("Bound"));
    }

    @Test
    void whatTheVolumesAreOfGoesWithTheNamespace() {
        cluster.await(Conditions.nodesReady(2));
        cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: short}}");
        cluster.run(Duration.ofSeconds(5));
        cluster.apply(CLASS + POD.replace("namespace: default", "namespace: short"));
        cluster.await(Conditions.podReady("short", "web"));

        cluster.client().namespaces().delete("short");
        cluster.await(Conditions.gone(Namespace.class, "", "short"));

        cluster.await(Conditions.that("no volume is left", client -> {
            int left = client.of(PersistentVolume.class).list().items().size();
            int claims = client.of(PersistentVolumeClaim.class).list().items().size();
            return new Condition.Observation(left + claims == 0, left + " volumes, " + claims + " claims");
        }));
    }
}
