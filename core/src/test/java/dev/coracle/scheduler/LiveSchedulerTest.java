package dev.coracle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informers;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.platform.live.LivePlatform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On real threads: many pods come while nodes fill up. */
class LiveSchedulerTest {
    private static final int NODES = 20;
    private static final int PODS = 2000;

    @Test
    void everyPodGetsANodeAndNoNodeTooMany() throws Exception {
        everyPodGetsANode(SchedulerOptions.defaults());
    }

    @Test
    void soItDoesWhereAPluginDecidesAboutAllAtOnce() throws Exception {
        everyPodGetsANode(new TestBatch().options());
    }

    private static void everyPodGetsANode(SchedulerOptions options) throws Exception {
        try (LivePlatform platform = new LivePlatform("test", 4)) {
            Client client = new TestServer(platform).client();
            for (int i = 0; i < NODES; i++) client.nodes().create(node("n" + i));
            CountDownLatch bound = new CountDownLatch(PODS);
            Informers informers = new Informers(client, platform.process("witness"));
            informers.of(Pod.class).handle(platform.worker("witness"), new Handler<>() {
                @Override
                public void updated(Pod before, Pod after) {
                    boolean now = before.spec().nodeName().isEmpty()
                            && after.spec().nodeName().isPresent();
                    if (now) bound.countDown();
                }
            });
            informers.start();
            try (Scheduler scheduler = new Scheduler(client, platform.process("scheduler"), options)) {
                scheduler.start();
                for (int i = 0; i < PODS + 10; i++) {
                    client.pods().create(SchedulerWorld.unborn("p" + i, "10m", spec -> spec));
                }
                assertThat(bound.await(60, TimeUnit.SECONDS)).isTrue();
            }
            Map<String, Long> byNode = client.pods().list().items().stream()
                    .filter(pod -> pod.spec().nodeName().isPresent())
                    .collect(Collectors.groupingBy(
                            pod -> pod.spec().nodeName().get(), LinkedHashMap::new, Collectors.counting()));
            assertThat(byNode)
                    .hasSize(NODES)
                    .allSatisfy((node, pods) -> assertThat(pods).isEqualTo(PODS / NODES));
        }
    }

    private static Node node(String name) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("cpu", Quantity.parse("1"));
        all.put("memory", Quantity.parse("64Gi"));
        all.put("pods", Quantity.parse("110"));
        return Node.builder()
                .metadata(ObjectMeta.builder().name(name).build())
                .status(NodeStatus.builder().allocatable(all).capacity(all).build())
                .build();
    }
}
