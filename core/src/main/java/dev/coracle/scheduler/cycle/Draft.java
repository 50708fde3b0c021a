package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.Batch;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.Alteration;
import dev.coracle.scheduler.state.ClusterState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch to plan for. Closing it takes all pods off the nodes again that were put there in thought. */
public final class Draft implements Batch, AutoCloseable {
    private final List<PodInfo> pods;
    private final Framework framework;
    private final ClusterState cluster;
    private final Map<String, Alteration> alterations = new LinkedHashMap<>();
    private final Map<String, String> nodeByPod = new HashMap<>();

    /** What is known of the cluster as it is now; of one pod only, as one is mostly asked about many nodes in a row. */
    private String prospectOf = "";

    private @Nullable Prospect prospect;
    private boolean closed;

    Draft(List<PodInfo> pods, Framework framework, ClusterState cluster) {
        this.pods = List.copyOf(pods);
        this.framework = framework;
        this.cluster = cluster;
    }

    @Override
    public List<PodInfo> pods() {
        return pods;
    }

    @Override
    public Snapshot cluster() {
        return cluster;
    }

    @Override
    public Status filter(PodInfo pod, NodeInfo node) {
        requireOpen();
        Prospect known = prospect;
        if (known == null || !prospectOf.equals(pod.uid())) {
            prospect = known = framework.prospect(Attempt.of(pod));
            prospectOf = pod.uid();
        }
        return known.on(node);
    }

    @Override
    public void assume(PodInfo pod, NodeInfo node) {
        requireOpen();
        String before = nodeByPod.putIfAbsent(pod.uid(), node.name());
        if (before != null) throw new IllegalStateException(pod + " was put on " + before + " already");
        alterations.computeIfAbsent(node.name(), name -> cluster.alter(node)).add(pod);
        prospect = null;
    }

    @Override
    public void forget(PodInfo pod) {
        requireOpen();
        Alteration alteration = alterations.get(nodeByPod.getOrDefault(pod.uid(), ""));
        if (alteration == null) throw new IllegalStateException(pod + " was put on no node");
        nodeByPod.remove(pod.uid());
        alteration.remove(pod);
        prospect = null;
    }

    private void requireOpen() {
        if (closed) throw new IllegalStateException("the plan is made");
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        alterations.values().forEach(Alteration::close);
    }
}
