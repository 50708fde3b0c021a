package dev.coracle.scheduler.plugins;

import dev.coracle.model.Quantity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses nodes that have not enough left of what the pod asks for, and scores the others by what is left. */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodeResourcesFit";

    private record Signature(Resources requests, long assumedCpuMillis, long assumedMemoryBytes) {}

    private final FitShortage shortage;
    private final ResourceUse use;
    private final UseScore score;

    /** The plugin. */
    public NodeResourcesFit(NodeResourcesFitArgs args) {
        shortage = new FitShortage(args);
        use = new ResourceUse(args.strategy().resources(), true);
        score = UseScore.of(args.strategy());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        return shortage.of(pod, node);
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        use.look(pod, node);
        return score.of(use);
    }

    @Override
    public Object signature(PodInfo pod) {
        return new Signature(pod.requests(), pod.assumedCpuMillis(), pod.assumedMemoryBytes());
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(
                Hints.pod(NodeResourcesFit::freesRoom, Action.DELETE, Action.UPDATE_POD_SCALE_DOWN),
                Hints.node(this::hasRoom, Action.ADD, Action.UPDATE_NODE_ALLOCATABLE));
    }

    private static boolean freesRoom(PodInfo pod, @Nullable Pod before, @Nullable Pod after) {
        if (before == null) return false;
        if (after == null) return counted(before);
        if (after.uid().equals(pod.uid())) return true;
        return after.spec().nodeName().isPresent()
                && grew(
                        pod.requests(),
                        PodInfo.of(after).requests(),
                        PodInfo.of(before).requests());
    }

    private static boolean counted(Pod pod) {
        return pod.spec().nodeName().isPresent()
                || pod.status().nominatedNodeName().isPresent();
    }

    private boolean hasRoom(PodInfo pod, @Nullable Node before, @Nullable Node after) {
        if (after == null || !fitsEmpty(pod, after)) return false;
        if (before == null) return true;
        Resources was = Resources.of(before.status().allocatable());
        Resources is = Resources.of(after.status().allocatable());
        return pods(after) > pods(before) || grew(pod.requests(), was, is);
    }

    /** Whether there is more of anything that is asked for. */
    private static boolean grew(Resources asked, Resources before, Resources after) {
        if (asked.cpuMillis() > 0 && after.cpuMillis() > before.cpuMillis()) return true;
        if (asked.memoryBytes() > 0 && after.memoryBytes() > before.memoryBytes()) return true;
        if (asked.ephemeralStorageBytes() > 0 && after.ephemeralStorageBytes() > before.ephemeralStorageBytes()) {
            return true;
        }
        for (String name : asked.scalars()) {
            if (asked.scalar(name) > 0 && after.scalar(name) > before.scalar(name)) return true;
        }
        return false;
    }

    private boolean fitsEmpty(PodInfo pod, Node node) {
        return shortage.ofEmpty(pod, pods(node), Resources.of(node.status().allocatable()))
                .isSuccess();
    }

    private static long pods(Node node) {
        Quantity pods = node.status().allocatable().get(ResourceNames.PODS);
        return pods == null ? 0 : pods.value();
    }
}
