package dev.coracle.testkit.arbitrary;

import dev.coracle.cluster.DefaultParts;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.cluster.RuntimeFactory;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Taint;
import dev.coracle.node.runtime.ContainerConfig;
import dev.coracle.node.runtime.simulated.ContainerBehaviour;
import dev.coracle.node.runtime.simulated.SimulatedRuntimeOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node of a random cluster is like.
 *
 * @param cores CPUs
 * @param memoryGi memory in GiB
 * @param pods how many pods it takes
 * @param devices of {@link #DEVICE}
 * @param zone its zone
 * @param tainted whether it has the taint {@link #TAINT}
 */
public record NodeShape(int cores, int memoryGi, int pods, int devices, String zone, boolean tainted) {
    /** An extended resource that some nodes have and some pods ask for. */
    public static final String DEVICE = "example.com/device";

    /** Key of the taint that keeps pods away that do not tolerate it. */
    public static final String TAINT = "example.com/reserved";

    static final String ZONE = "topology.kubernetes.io/zone";

    private static final RuntimeFactory RUNTIME = DefaultParts.simulatedRuntime(
            SimulatedRuntimeOptions.builder().containers(NodeShape::behaviour).build());

    /** As the command says that the pods of a {@link Workload} are given. */
    private static ContainerBehaviour behaviour(ContainerConfig container) {
        List<String> command = container.container().command();
        ContainerBehaviour behaviour =
                ContainerBehaviour.RUNS_ON.withIgnoresTerm(command.contains(PodObjects.STUBBORN));
        int end = command.indexOf(PodObjects.ENDS);
        if (end < 0) return behaviour;
        int seconds = end + 1 < command.size() ? Integer.parseInt(command.get(end + 1)) : 1;
        return behaviour.withRunsFor(Duration.ofSeconds(seconds));
    }

    /** A node of this shape. */
    public NodeDefinition definition(String name) {
        NodeDefinition.Builder node = NodeDefinition.builder()
                .name(name)
                .capacity(capacity())
                .putLabel(ZONE, zone)
                .runtime(RUNTIME);
        if (tainted)
            node.addTaint(Taint.builder().key(TAINT).effect("NoSchedule").build());
        return node.build();
    }

    private Map<String, Quantity> capacity() {
        Map<String, Quantity> capacity = new LinkedHashMap<>();
        capacity.put("cpu", Quantity.of(cores));
        capacity.put("memory", Quantity.ofBytes((long) memoryGi << 30));
        capacity.put("pods", Quantity.of(pods));
        if (devices > 0) capacity.put(DEVICE, Quantity.of(devices));
        return capacity;
    }

    @Override
    public String toString() {
        return cores + " CPUs, " + memoryGi + " GiB, " + pods + " pods"
                + (devices > 0 ? ", " + devices + " devices" : "") + ", zone " + zone + (tainted ? ", reserved" : "");
    }
}
