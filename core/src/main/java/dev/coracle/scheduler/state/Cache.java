package dev.coracle.scheduler.state;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the scheduler believes about pods on nodes: what it was told, and what it has decided and not been told yet. A
 * decided pod is <i>assumed</i>: it counts like any other until the cluster confirms it, or it is forgotten.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class Cache {
    private final ClusterState state;
    private final Map<String, PodInfo> assumed = new LinkedHashMap<>();

    /** A cache over this state. */
    public Cache(ClusterState state) {
        this.state = state;
    }

    /** Nodes and pods, assumed ones too. */
    public ClusterState state() {
        return state;
    }

    /** A pod is to be bound to a node. */
    public void assume(PodInfo pod, String node) {
        if (state.nodeOf(pod.uid()).isPresent()) throw new IllegalStateException(pod + " is on a node already");
        assumed.put(pod.uid(), pod);
        state.putPod(pod, node);
    }

    /** An assumed pod is not bound after all; does nothing where the pod was confirmed meanwhile. */
    public boolean forget(String uid) {
        if (assumed.remove(uid) == null) return false;
        state.removePod(uid);
        return true;
    }

    /** Whether a pod is assumed, and not confirmed yet. */
    public boolean isAssumed(String uid) {
        return assumed.containsKey(uid);
    }

    /** The cluster says that a pod is on a node, which may be another than was assumed. */
    public void put(Pod pod) {
        assumed.remove(pod.uid());
        state.putPod(PodInfo.of(pod), pod.spec().nodeName().orElse(""));
    }

    /** The cluster says that a pod is gone. */
    public void remove(String uid) {
        assumed.remove(uid);
        state.removePod(uid);
    }

    /** The cluster says that there is a node. */
    public void putNode(Node node) {
        state.putNode(node);
    }

    /** The cluster says that a node is gone. */
    public void removeNode(String name) {
        state.removeNode(name);
    }

    /** The pod as it is counted. */
    public Optional<PodInfo> pod(String uid) {
        return state.pod(uid);
    }
}
