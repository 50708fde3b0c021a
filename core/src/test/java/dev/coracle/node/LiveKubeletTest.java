package dev.coracle.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coracle.client.Client;
import dev.coracle.client.TestServer;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.platform.Platform;
import dev.coracle.platform.live.LivePlatform;
import dev.coracle.platform.live.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveKubeletTest {
    private static final int PODS = 40;

    @Test
    void podsRunAndGoInRealTime() {
        try (LivePlatform platform = new LivePlatform("test", 4)) {
            TestServer server = new TestServer(platform);
            Client client = server.client();
            Platform machine = platform.process("n0");
            SimulatedRuntime runtime = new SimulatedRuntime(machine, SimulatedRuntimeOptions.DEFAULT);
            KubeletOptions options = KubeletOptions.builder()
                    .nodeName(NodeWorld.NODE)
                    .podCidr("10.244.0.0/24")
                    .build();
            Kubelet first = new Kubelet(client, machine.process("kubelet"), options, runtime);
            first.start();
            String spec = "{terminationGracePeriodSeconds: 5, containers: [{name: main, image: 'app:1'}]}";
            for (int i = 0; i < PODS; i++) client.pods("default").create(NodeWorld.pod("p" + i, spec));
            Waiting.until(() -> running(client).size() == PODS);
            assertThat(running(client))
                    .extracting(it -> it.status().podIP().orElseThrow())
                    .doesNotHaveDuplicates();

            first.close();
            new Kubelet(client, machine.process("kubelet"), options, runtime).start();
            for (int i = 0; i < PODS; i += 2) client.pods("default").delete("p" + i);
            Waiting.until(() -> client.pods("default").list().items().size() == PODS / 2);
            Waiting.until(() -> runtime.pods().size() == PODS / 2);
            assertThat(running(client)).hasSize(PODS / 2);
        }
    }

    private static List<Pod> running(Client client) {
        return client.pods("default").list().items().stream()
                .filter(it -> it.status().phase().orElse("").equals("Running"))
                .toList();
    }
}
