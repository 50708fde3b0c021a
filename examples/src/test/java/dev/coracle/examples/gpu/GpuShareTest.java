package dev.coracle.examples.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.cluster.Cluster;
import dev.coracle.dsl.ClusterSpec;
import dev.coracle.dsl.Clusters;
import dev.coracle.dsl.Workloads;
import dev.coracle.examples.batch.BestFitDecreasing;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.Profile;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods with shares of GPUs on a node of two, from the first attempt to the binding. */
class GpuShareTest {
    private final Simulation simulation = Clusters.define(
                    "gpus", c -> gpuNode(c).profiles(GpuShare.profile(Packing.BEST_FIT)))
            .simulate(1);
    private final Cluster cluster = simulation.cluster();

    @AfterEach
    void end() {
        simulation.close();
    }

    private static ClusterSpec gpuNode(ClusterSpec cluster) {
        return cluster.nodes(1, node -> node.cores(16).resource(GpuNodes.COUNT, "2"));
    }

    private static Pod annotated(Pod pod, Map<String, String> annotations) {
        return pod.withMetadata(pod.metadata().withAnnotations(annotations));
    }

    private void pod(String name, Map<String, String> annotations) {
        Pod pod = Workloads.pod(name, shape -> shape.cpu("100m"));
        cluster.client().pods().create(annotated(pod, annotations));
        cluster.run(Duration.ofSeconds(30));
    }

    private void pod(String name, int gpus, int gpuMillis) {
        pod(name, new GpuRequest(gpus, gpuMillis).annotations());
    }

    private Map<String, String> devices() {
        Map<String, String> devices = new LinkedHashMap<>();
        for (Pod pod : cluster.client().pods().list().items()) {
            String bound = pod.spec().nodeName().isPresent() ? "none" : "waits";
            devices.put(pod.name(), Devices.of(pod).map(Devices::toString).orElse(bound));
        }
        return devices;
    }

    private String message(String pod) {
        return cluster.client().pods("default").get(pod).status().conditions().stream()
                .filter(it -> it.type().equals("PodScheduled"))
                .flatMap(it -> it.message().stream())
                .findFirst()
                .orElse("");
    }

    @Test
    void sharesGoTogetherAndWholeGpusAlone() {
        pod("a", 1, 300);
        pod("b", 1, 1000);
        pod("c", 1, 700);
        pod("d", 0, 0);

        assertThat(devices())
                .containsEntry("a", "0")
                .containsEntry("b", "1")
                .containsEntry("c", "0")
                .containsEntry("d", "none");
    }

    @Test
    void aPodWaitsUntilADeviceIsFree() {
        pod("a", 1, 600);
        pod("b", 1, 600);
        pod("c", 1, 600);
        assertThat(devices()).containsEntry("a", "0").containsEntry("b", "1").containsEntry("c", "waits");
        assertThat(message("c")).startsWith("0/1 nodes are available: 1 node(s) had too little left of their GPUs.");

        cluster.client().pods("default").delete("b");
        cluster.run(Duration.ofSeconds(60));
        assertThat(devices()).containsEntry("c", "1");
    }

    @Test
    void severalGpusGoToOnePod() {
        pod("a", 2, 1000);
        pod("b", 3, 1000);

        assertThat(devices()).containsEntry("a", "0-1").containsEntry("b", "waits");
        assertThat(message("b")).startsWith("0/1 nodes are available: 1 node(s) had too few GPUs.");
    }

    @Test
    void aSchedulerThatStartsAnewReadsWhatIsTaken() {
        pod("a", 1, 600);
        cluster.scheduler().restart();
        pod("b", 1, 600);
        pod("c", 1, 400);

        assertThat(devices()).containsEntry("a", "0").containsEntry("b", "1").containsEntry("c", "0");
    }

    @Test
    void aRequestThatMakesNoSenseIsRefusedWithWhatWouldBeRight() {
        Map<String, String> shares = new LinkedHashMap<>(new GpuRequest(1, 500).annotations());
        shares.put(GpuRequest.COUNT, "2");
        pod("a", shares);
        shares.put(GpuRequest.MILLIS, "half");
        pod("b", shares);

        assertThat(message("a"))
                .contains("alibabacloud.com/gpu-milli must be 1000 where alibabacloud.com/gpu-count is 2");
        assertThat(message("b")).contains("alibabacloud.com/gpu-milli must be a number: \"half\"");
        assertThat(devices().values()).containsOnly("waits");
    }

    @Test
    void podsCreatedAtOnceDoNotGetTheSameShare() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        for (String name : names) {
            Pod pod = Workloads.pod(name, shape -> shape.cpu("100m"));
            cluster.client().pods().create(annotated(pod, new GpuRequest(1, 500).annotations()));
        }
        cluster.run(Duration.ofSeconds(30));

        assertThat(devices().values()).containsExactlyInAnyOrder("0", "0", "1", "1", "waits");
    }

    @Test
    void aPlanForAllPodsAtOnceSeesWhatIsLeftOfDevices() {
        Profile planned =
                GpuShare.profile(Packing.BEST_FIT).with("BestFitDecreasing", handle -> new BestFitDecreasing());
        try (Simulation other =
                Clusters.define("planned", it -> gpuNode(it).profiles(planned)).simulate(1)) {
            other.cluster().run(Duration.ofSeconds(30));
            for (int millis : List.of(400, 500, 600, 500, 100)) {
                Pod pod = Workloads.pod(
                        "share-"
                                + other.cluster().client().pods().list().items().size(),
                        it -> it);
                other.cluster().client().pods().create(annotated(pod, new GpuRequest(1, millis).annotations()));
            }
            other.cluster().run(Duration.ofSeconds(30));
            List<Pod> pods = other.cluster().client().pods().list().items();

            assertThat(pods).filteredOn(pod -> Devices.of(pod).isEmpty()).hasSize(1);
            assertThat(pods.stream().flatMap(pod -> pod.status().conditions().stream()))
                    .noneMatch(it -> it.message().orElse("").contains("BestFitDecreasing chose"));
        }
    }
}
