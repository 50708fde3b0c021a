package dev.coracle.simulation.fault;

import dev.coracle.client.Client;
import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.NodeDefinition;
import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSpec;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody does to the objects of nodes. */
final class NodeObjectFaults implements Subject {
    static final String TAINT = "coracle.dev/fault";

    /** The most of a node that is taken away, in hundredths, however many faults do. */
    private static final long MOST = 90;

    private static final Duration DRAIN_PERIOD = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Client client;
    private final Kernel kernel;
    private final Ongoing ongoing;
    private final Evictions evictions;
    private final Map<String, Map<String, Quantity>> reserved = new LinkedHashMap<>();

    NodeObjectFaults(Cluster cluster, Kernel kernel, Ongoing ongoing, Evictions evictions) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.kernel = kernel;
        this.ongoing = ongoing;
        this.evictions = evictions;
    }

    @Override
    public void begins(Stroke stroke) {
        String name = stroke.target();
        switch (stroke.kind()) {
            case NODE_DELETE -> insist("delete " + name, () -> client.nodes().deleteIfExists(name));
            case NODE_SHRINK -> shrink(cluster.node(name));
            case NODE_DRAIN -> {
                mark(name);
                drain(stroke);
            }
            default -> mark(name);
        }
    }

    @Override
    public void ends(Stroke stroke) {
        String name = stroke.target();
        switch (stroke.kind()) {
            case NODE_DELETE -> restartAgent(cluster.node(name));
            case NODE_SHRINK -> shrink(cluster.node(name));
            default -> mark(name);
        }
    }

    private void insist(String what, Runnable calls) {
        Errand.run(kernel, what, calls);
    }

    private static void restartAgent(ClusterNode node) {
        NodeFaults.kubelet(node, kubelet -> {
            if (kubelet.isRunning()) kubelet.restart();
        });
    }

    /** Cordons and taints the node as it has to be, or no longer. */
    private void mark(String name) {
        insist("mark " + name, () -> client.nodes().edit(name, this::marked));
    }

    private Node marked(Node node) {
        String name = node.name();
        List<Taint> taints = new ArrayList<>(node.spec().taints());
        taints.removeIf(it -> it.key().equals(TAINT));
        if (ongoing.any(name, FaultKind.NODE_TAINT)) taints.add(taint("NoSchedule"));
        if (ongoing.any(name, FaultKind.NODE_TAINT_EXECUTE)) taints.add(taint("NoExecute"));
        boolean cordoned = ongoing.any(name, FaultKind.NODE_CORDON, FaultKind.NODE_DRAIN);
        NodeSpec spec = node.spec().withTaints(taints).withUnschedulable(cordoned);
        return node.withSpec(spec);
    }

    private static Taint taint(String effect) {
        return Taint.builder().key(TAINT).effect(effect).build();
    }

    /** Evicts all pods that may go, side by side, again and again, as {@code kubectl drain} does. */
    private void drain(Stroke stroke) {
        if (!ongoing.contains(stroke)) return;
        insist("drain " + stroke.target(), () -> evictions.round(stroke, pods(stroke.target())));
        kernel.intervene(kernel.time().plus(DRAIN_PERIOD), "drain " + stroke.target(), () -> drain(stroke));
    }

    private List<Pod> pods(String node) {
        return client.pods().list().items().stream()
                .filter(pod -> pod.spec().nodeName().filter(node::equals).isPresent())
                .filter(pod -> !pod.isTerminating())
                .toList();
    }

    /**
     * Takes from the node what is to be taken. What a node has to give is told by its agent, and only by that: a patch of
     * the node's status would be written over within seconds. So the agent is told, and restarted.
     */
    private void shrink(ClusterNode node) {
        Map<String, Quantity> usual =
                reserved.computeIfAbsent(node.name(), name -> node.definition().reserved());
        long percent = Math.min(MOST, ongoing.sum(node.name(), FaultKind.NODE_SHRINK));
        node.redefine(definition -> definition.withReserved(taken(definition, usual, percent)));
        restartAgent(node);
    }

    private static Map<String, Quantity> taken(NodeDefinition node, Map<String, Quantity> usual, long percent) {
        if (percent == 0) return usual;
        Map<String, Quantity> taken = new LinkedHashMap<>();
        node.withReserved(usual)
                .allocatable()
                .forEach((name, amount) ->
                        taken.put(name, usual.getOrDefault(name, Quantity.ZERO).plus(share(name, amount, percent))));
        return taken;
    }

    /** Rounded up: to thousandths of a CPU, to whole ones of all else. */
    private static Quantity share(String name, Quantity amount, long percent) {
        if (name.equals("cpu")) return Quantity.ofMilli((amount.milliValue() * percent + 99) / 100);
        return Quantity.of((amount.value() / 100 * percent) + (amount.value() % 100 * percent + 99) / 100);
    }
}
