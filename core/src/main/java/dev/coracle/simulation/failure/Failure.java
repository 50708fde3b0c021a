package dev.coracle.simulation.failure;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.cluster.Component;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that befalls a part of a cluster, and is over some time later. Failures of one part may overlap; when the last
 * of them is over, the part is well.
 *
 * @param at when it begins, counted from the beginning of the {@link FailurePlan}
 * @param kind what it is
 * @param target whom it befalls: a node or a component, by its name
 * @param lasting how long; means nothing to a {@link Kind#NODE_REBOOT}, which is over at once
 */
public record Failure(Duration at, Kind kind, String target, Duration lasting) {
    /** What befalls a part, and what ends it. */
    public enum Kind {
        /** The machine is off; then it boots. */
        NODE_CRASH("crashes"),
        /** The machine is turned off and on. */
        NODE_REBOOT("reboots"),
        /** The machine stands still, and does not know. */
        NODE_FREEZE("freezes"),
        /** The machine does not reach the API server. */
        NODE_DISCONNECT("is cut off"),
        /** The node's agent is stopped in good order, and the containers run on. */
        KUBELET_STOP("has its kubelet stopped"),
        /** The node's agent dies, and the containers run on. */
        KUBELET_CRASH("has its kubelet crash"),
        /** The component is stopped in good order. */
        COMPONENT_STOP("is stopped"),
        /** The component dies. */
        COMPONENT_CRASH("crashes"),
        /** The component stands still, and does not know. */
        COMPONENT_FREEZE("freezes"),
        /** The component does not reach the API server. */
        COMPONENT_DISCONNECT("is cut off");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** Whether it befalls nodes, and not the components beside them. */
        public boolean isOfNode() {
            return !name().startsWith("COMPONENT");
        }
    }

    /** A failure; neither of the times is negative. */
    public Failure {
        if (at.isNegative() || lasting.isNegative())
            throw new IllegalArgumentException("a failure cannot begin at " + at + " and last " + lasting);
    }

    /** When it is over, counted like {@link #at()}. */
    public Duration end() {
        return kind == Kind.NODE_REBOOT ? at : at.plus(lasting);
    }

    void begin(Cluster cluster) {
        switch (kind) {
            case NODE_CRASH -> cluster.node(target).crash();
            case NODE_REBOOT -> cluster.node(target).reboot();
            case NODE_FREEZE -> cluster.node(target).freeze();
            case NODE_DISCONNECT -> cluster.node(target).disconnect();
            case KUBELET_STOP -> kubelet(cluster).ifPresent(Component::stop);
            case KUBELET_CRASH -> kubelet(cluster).ifPresent(Component::crash);
            case COMPONENT_STOP -> cluster.component(target).stop();
            case COMPONENT_CRASH -> cluster.component(target).crash();
            case COMPONENT_FREEZE -> cluster.component(target).freeze();
            case COMPONENT_DISCONNECT -> cluster.component(target).disconnect();
        }
    }

    void end(Cluster cluster) {
        switch (kind) {
            case NODE_CRASH, NODE_REBOOT -> cluster.node(target).start();
            case NODE_FREEZE -> cluster.node(target).thaw();
            case NODE_DISCONNECT -> cluster.node(target).reconnect();
            case KUBELET_STOP, KUBELET_CRASH -> kubelet(cluster).ifPresent(Component::start);
            case COMPONENT_STOP, COMPONENT_CRASH -> cluster.component(target).start();
            case COMPONENT_FREEZE -> cluster.component(target).thaw();
            case COMPONENT_DISCONNECT -> cluster.component(target).reconnect();
        }
    }

    /** Empty where the machine is off, and there is nothing to be done to it. */
    private Optional<Component> kubelet(Cluster cluster) {
        ClusterNode node = cluster.node(target);
        return node.isOn() ? Optional.of(node.kubelet()) : Optional.empty();
    }

    /** As people say it: {@code at 12.5 s node-1 crashes for 30 s}. */
    @Override
    public String toString() {
        String what = "at " + seconds(at) + " " + target + " " + kind.description;
        return kind == Kind.NODE_REBOOT ? what : what + " for " + seconds(lasting);
    }

    private static String seconds(Duration duration) {
        String text =
                BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
        return text + " s";
    }
}
