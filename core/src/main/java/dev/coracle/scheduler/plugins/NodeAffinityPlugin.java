package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.PreferredSchedulingTerm;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.RequiredNodes;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Refuses nodes that the pod's node selector and required node affinity do not allow; prefers what it prefers. */
public final class NodeAffinityPlugin
        implements PreFilterPlugin, FilterPlugin, PreScorePlugin, ScoreExtensions, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "NodeAffinity";

    private static final Status CONFLICTING =
            Status.unresolvable("pod affinity terms conflict").by(NAME);
    private static final Status NOT_WANTED = Status.unresolvable("node(s) didn't match Pod's node affinity/selector")
            .by(NAME);
    private static final Status NOT_ALLOWED = Status.unresolvable(
                    "node(s) didn't match scheduler-enforced node affinity")
            .by(NAME);

    private final Optional<RequiredNodes> allowed;
    private final List<PreferredSchedulingTerm> preferredForAll;

    /** The plugin; with an affinity that all pods get in addition to their own. */
    public NodeAffinityPlugin(Optional<NodeAffinity> addedAffinity) {
        allowed = addedAffinity
                .filter(it ->
                        it.requiredDuringSchedulingIgnoredDuringExecution().isPresent())
                .map(RequiredNodes::of);
        preferredForAll = addedAffinity
                .map(NodeAffinity::preferredDuringSchedulingIgnoredDuringExecution)
                .orElse(List.of());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        if (pod.requiredNodes().isAny() && allowed.isEmpty()) return PreFilterResult.skip();
        Optional<SortedSet<String>> names = pod.requiredNodes().names();
        if (names.isEmpty()) return PreFilterResult.allNodes();
        return names.get().isEmpty() ? PreFilterResult.refused(CONFLICTING) : PreFilterResult.only(names.get());
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        if (allowed.isPresent() && !allowed.get().matches(node.node())) return NOT_ALLOWED;
        return pod.requiredNodes().matches(node.node()) ? Status.success() : NOT_WANTED;
    }

    @Override
    public Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        return preferred(pod).isEmpty() && preferredForAll.isEmpty() ? Status.skip() : Status.success();
    }

    private static List<PreferredSchedulingTerm> preferred(PodInfo pod) {
        Optional<Affinity> affinity = pod.spec().affinity();
        if (affinity.isEmpty() || affinity.get().nodeAffinity().isEmpty()) return List.of();
        return affinity.get().nodeAffinity().get().preferredDuringSchedulingIgnoredDuringExecution();
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        return sum(preferred(pod), node.node()) + sum(preferredForAll, node.node());
    }

    private static long sum(List<PreferredSchedulingTerm> terms, Node node) {
        long sum = 0;
        for (PreferredSchedulingTerm term : terms) {
            if (RequiredNodes.meets(term.preference(), node)) sum += term.weight();
        }
        return sum;
    }

    @Override
    public Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores) {
        scores.scaleToMax();
        return Status.success();
    }

    @Override
    public Object signature(PodInfo pod) {
        return List.of(pod.requiredNodes(), preferred(pod));
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(Hints.node(
                (pod, before, after) -> after != null && does(pod, after) && (before == null || !does(pod, before)),
                Action.ADD,
                Action.UPDATE_NODE_LABEL));
    }

    private boolean does(PodInfo pod, Node node) {
        return pod.requiredNodes().matches(node)
                && (allowed.isEmpty() || allowed.get().matches(node));
    }
}
