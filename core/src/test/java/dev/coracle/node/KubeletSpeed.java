package dev.coracle.node;

import dev.coracle.client.TestServer;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Pod;
import dev.coracle.node.runtime.simulated.SimulatedRuntime;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import dev.coracle.simulation.kernel.Kernel;
import dev.coracle.simulation.kernel.SimulatedPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures many kubelets in virtual time. Run it on an idle machine. */
final class KubeletSpeed {
    private static final int NODES = 1500;
    private static final int PODS_PER_NODE = 20;
    private static final Duration RARE = Duration.ofHours(12);

    private final Kernel kernel = new Kernel(1);
    private final TestServer server = new TestServer(kernel.root());
    private final List<Kubelet> kubelets = new ArrayList<>();

    private KubeletSpeed() {}

    /** Prints everything; the last round counts. */
    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) new KubeletSpeed().run();
    }

    private void run() {
        long empty = heap();
        measure("start of the nodes", this::startNodes);
        long idle = heap();
        measure("pods that start", this::startPods);
        long full = heap();
        measure(
                "an hour with nothing to do",
                () -> kernel.runUntil(kernel.time().plusHours(1)));
        measure("pods that are deleted", this::deletePods);
        System.out.printf(
                "%,d bytes a node, %,d bytes a pod with its object%n%n",
                (idle - empty) / NODES, (full - idle) / (NODES * PODS_PER_NODE));
    }

    private void startNodes() {
        for (int i = 0; i < NODES; i++) {
            KubeletOptions options = KubeletOptions.builder()
                    .nodeName("n" + i)
                    .putCapacity("cpu", Quantity.of(64))
                    .leaseDuration(RARE.multipliedBy(4))
                    .nodeStatusUpdateFrequency(RARE)
                    .events(false)
                    .build();
            SimulatedPlatform machine = kernel.root().process("n" + i);
            SimulatedRuntime runtime = new SimulatedRuntime(machine, SimulatedRuntimeOptions.DEFAULT);
            Kubelet kubelet = new Kubelet(server.client(), machine.process("kubelet"), options, runtime);
            kubelet.start();
            kubelets.add(kubelet);
        }
        kernel.runUntil(kernel.time().plusSeconds(5));
    }

    private void startPods() {
        Pod one =
                NodeWorld.pod("p", "{containers: [{name: main, image: 'app:1', resources: {requests: {cpu: 100m}}}]}");
        for (int i = 0; i < NODES * PODS_PER_NODE; i++) {
            Pod pod = one.withMetadata(one.metadata().withName("p" + i))
                    .withSpec(one.spec().withNodeName("n" + i % NODES));
            server.client().pods("default").create(pod);
            goOn(i);
        }
        kernel.runUntil(kernel.time().plusSeconds(5));
    }

    private void deletePods() {
        for (int i = 0; i < NODES * PODS_PER_NODE; i++) {
            server.client().pods("default").delete("p" + i);
            goOn(i);
        }
        kernel.runUntil(kernel.time().plusSeconds(60));
    }

    /** Ten calls a millisecond: all at one moment, every watch would have to read all of them. */
    private void goOn(int calls) {
        if (calls % 10 == 0) kernel.runUntil(kernel.time().plusMillis(1));
    }

    private static void measure(String what, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        System.out.printf("%-30s %,8d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
