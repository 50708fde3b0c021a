package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Component;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Machines that are off or stand still, and agents that are gone. */
final class NodeFaults implements Subject {
    private final Cluster cluster;
    private final Ongoing ongoing;
    private final Set<String> lost = new LinkedHashSet<>();

    NodeFaults(Cluster cluster, Ongoing ongoing) {
        this.cluster = cluster;
        this.ongoing = ongoing;
    }

    @Override
    public void begins(Stroke stroke) {
        ClusterNode node = cluster.node(stroke.target());
        switch (stroke.kind()) {
            case NODE_CRASH -> node.crash();
            case NODE_DISK_LOSS -> {
                node.crash();
                node.wipe();
            }
            case NODE_REBOOT -> node.crash();
            case NODE_FREEZE -> node.freeze();
            case KUBELET_STOP -> kubelet(node, Component::stop);
            default -> kubelet(node, Component::crash);
        }
        settle(node);
    }

    @Override
    public void ends(Stroke stroke) {
        ClusterNode node = cluster.node(stroke.target());
        boolean frozen = ongoing.any(stroke.target(), FaultKind.NODE_FREEZE);
        if (stroke.kind() == FaultKind.NODE_FREEZE && !frozen) node.thaw();
        settle(node);
    }

    /** Loses a machine for good. */
    void lose(String name) {
        lost.add(name);
        cluster.node(name).crash();
    }

    /** Starts what nothing keeps off, and makes that suffer what is going on. */
    private void settle(ClusterNode node) {
        String name = node.name();
        if (lost.contains(name) || ongoing.any(name, FaultKind.NODE_CRASH, FaultKind.NODE_DISK_LOSS)) return;
        boolean booted = !node.isOn();
        node.start();
        if (booted && ongoing.any(name, FaultKind.NODE_FREEZE)) node.freeze();
        boolean noAgent = ongoing.any(name, FaultKind.KUBELET_STOP, FaultKind.KUBELET_CRASH);
        if (!noAgent) kubelet(node, Component::start);
        else if (booted) kubelet(node, Component::crash);
    }

    /** Does it to the agent, where the machine is on. */
    static void kubelet(ClusterNode node, Consumer<Component> action) {
        if (node.isOn()) action.accept(node.kubelet());
    }
}
