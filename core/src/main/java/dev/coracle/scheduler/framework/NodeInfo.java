package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Node;
import java.util.List;
import java.util.Map;

/**
 * A node and what is on it: pods that are bound to it, and pods that the scheduler has decided to bind to it.
 *
 * <p>It shows the present state, and does not change while a plugin is being called; do not keep it for later.
 */
public interface NodeInfo {
    /** The node. */
    Node node();

    /** Its name. */
    default String name() {
        return node().name();
    }

    /** Its labels. */
    default Map<String, String> labels() {
        return node().labels();
    }

    /** The pods on it, in no order that means anything. */
    List<PodInfo> pods();

    /** What it has to give. */
    Resources allocatable();

    /** How many pods it may have. */
    long allowedPods();

    /** What its pods ask for together. */
    Resources requested();

    /** CPU its pods ask for, 100 thousandths assumed for each container that does not say. */
    long assumedCpuMillis();

    /** Memory its pods ask for, 200 MiB assumed for each container that does not say. */
    long assumedMemoryBytes();

    /** The ports of the node that its pods take. */
    List<HostPort> hostPorts();

    /** Size of a container image that the node has, in bytes; 0 where it does not have it. */
    long imageBytes(String image);

    /** A small number that no other node has at the same time: for arrays over all nodes. */
    int index();

    /** Grows with every change of the node or of the pods on it, and is never the same again. */
    long generation();
}
