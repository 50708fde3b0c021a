package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.model.Quantity;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeCondition;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class NodeStatusTest {
    private final NodeWorld world = new NodeWorld();

    private NodeCondition condition(String type) {
        return world.node().status().conditions().stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Lease lease() {
        return world.client().leases("kube-node-lease").get(NodeWorld.NODE);
    }

    private Duration leaseAge() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(world.kernel.time());
        return Duration.between(lease().spec().renewTime().orElseThrow().instant(), now);
    }

    @Test
    void theNodeRegistersItself() {
        world.start().seconds(1);
        Node node = world.node();

        assertThat(node.labels())
                .containsEntry("kubernetes.io/hostname", "n0")
                .containsEntry("kubernetes.io/os", "linux")
                .containsEntry("kubernetes.io/arch", "amd64");
        assertThat(node.spec().podCIDR()).contains("10.244.1.0/24");
        assertThat(node.status().capacity()).containsEntry("pods", Quantity.of(110));
        assertThat(node.status().allocatable()).containsEntry("cpu", Quantity.of(4));
        assertThat(node.status().nodeInfo().kubeletVersion()).isEqualTo("v1.33.0");
        assertThat(node.status().nodeInfo().containerRuntimeVersion()).isEqualTo("simulated://1.0.0");
        assertThat(node.status().addresses()).extracting(it -> it.type()).containsExactly("InternalIP", "Hostname");
        assertThat(condition("Ready").message()).contains("kubelet is posting ready status");
        assertThat(condition("Ready").status()).isEqualTo("True");
        assertThat(condition("MemoryPressure").reason()).contains("KubeletHasSufficientMemory");
        assertThat(world.events("n0"))
                .contains("Starting: Starting kubelet.", "NodeReady: Node n0 status is now: NodeReady");
    }

    @Test
    void anObjectThatIsThereAlreadyIsTakenOver() {
        world.client()
                .nodes()
                .create(Node.builder()
                        .metadata(ObjectMeta.builder()
                                .name("n0")
                                .putLabel("zone", "a")
                                .putLabel("kubernetes.io/os", "plan9")
                                .build())
                        .build());
        world.start(world.options.withLabels(Collections.singletonMap("rack", "7")))
                .seconds(1);

        assertThat(world.node().labels())
                .containsEntry("zone", "a")
                .containsEntry("rack", "7")
                .containsEntry("kubernetes.io/os", "linux");
        assertThat(world.node().status().capacity()).containsEntry("cpu", Quantity.of(4));
        assertThat(condition("Ready").status()).isEqualTo("True");
    }

    @Test
    void theLeaseIsRenewedEveryTenSeconds() {
        world.start().seconds(1);
        assertThat(lease().spec().holderIdentity()).contains("n0");
        assertThat(lease().spec().leaseDurationSeconds()).contains(40);
        assertThat(lease().metadata().ownerReferences())
                .singleElement()
                .satisfies(it -> assertThat(it.uid()).isEqualTo(world.node().uid()));
        for (int i = 0; i < 20; i++) {
            world.seconds(7);
            assertThat(leaseAge()).isLessThan(Duration.ofMillis(10_500));
        }
    }

    @Test
    void theStatusIsWrittenEveryFiveMinutesWhereItStaysTheSame() {
        world.start().seconds(1);
        String version = world.node().resourceVersion();
        world.pass(Duration.ofSeconds(295));
        assertThat(world.node().resourceVersion()).isEqualTo(version);
        world.seconds(20);

        assertThat(world.node().resourceVersion()).isNotEqualTo(version);
        assertThat(condition("Ready").lastHeartbeatTime().orElseThrow().instant())
                .isAfter(Instant.parse("2026-01-01T00:04:59Z"));
        assertThat(condition("Ready").lastTransitionTime().orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void whatOthersSayOfTheNodeIsPutRight() {
        world.start().seconds(1);
        world.client()
                .nodes()
                .status()
                .edit(
                        "n0",
                        node -> node.withStatus(node.status()
                                .withConditions(node.status().conditions().stream()
                                        .map(it -> it.withStatus("Unknown").withReason("NodeStatusUnknown"))
                                        .toList())));
        world.seconds(12);

        assertThat(condition("Ready").status()).isEqualTo("True");
        assertThat(condition("Ready").reason()).contains("KubeletReady");
    }

    @Test
    void aServerThatComesLateIsWaitedFor() {
        world.transport.down(true);
        world.start().seconds(60);
        world.transport.down(false);
        world.seconds(10);

        assertThat(condition("Ready").status()).isEqualTo("True");
        assertThat(leaseAge()).isLessThan(Duration.ofSeconds(11));
    }

    @Test
    void anIdleNodeWithRareHeartbeatsDoesNothing() {
        world.start(world.options
                        .withLeaseDuration(Duration.ofHours(8))
                        .withNodeStatusUpdateFrequency(Duration.ofHours(2)))
                .seconds(1);
        world.create("p", "{containers: [{name: main, image: 'app:1'}]}");
        world.pass(Duration.ofMinutes(10));
        int calls = world.transport.calls().size();
        int events = 0;
        while (world.kernel.time().compareTo(Duration.ofMinutes(100)) < 0 && world.kernel.step()) events++;

        // What remains is the watch, which the server ends now and then.
        assertThat(world.transport.calls().size() - calls).isLessThan(40);
        assertThat(events).isLessThan(400);
    }
}
