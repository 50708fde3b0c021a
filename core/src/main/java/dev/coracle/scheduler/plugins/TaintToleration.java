package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Taint;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeLocal;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.Tolerations;
import java.util.List;
import java.util.Optional;

/** Refuses nodes with taints that the pod does not tolerate, and prefers those with fewer taints to be avoided. */
public final class TaintToleration implements FilterPlugin, ScoreExtensions, EnqueueExtensions, NodeLocal {
    /** Name of the plugin. */
    public static final String NAME = "TaintToleration";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        List<Taint> taints = node.node().spec().taints();
        if (taints.isEmpty()) return Status.success();
        Optional<Taint> untolerated =
                Tolerations.firstUntolerated(taints, pod.spec().tolerations());
        return untolerated.map(TaintToleration::refusal).orElse(Status.success());
    }

    private static Status refusal(Taint taint) {
        String text = "{" + taint.key() + ": " + taint.value().orElse("") + "}";
        return Status.unresolvable("node(s) had untolerated taint " + text).by(NAME);
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        List<Taint> taints = node.node().spec().taints();
        return taints.isEmpty()
                ? 0
                : Tolerations.countAvoided(taints, pod.spec().tolerations());
    }

    @Override
    public Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores) {
        scores.scaleToMaxReversed();
        return Status.success();
    }

    @Override
    public Object signature(PodInfo pod) {
        return pod.spec().tolerations();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return List.of(
                Hints.node(
                        (pod, before, after) -> after != null
                                && isTolerated(pod, after)
                                && (before == null || !isTolerated(pod, before)),
                        Action.ADD,
                        Action.UPDATE_NODE_TAINT),
                Hints.ownChange(Action.UPDATE_POD_TOLERATION));
    }

    private static boolean isTolerated(PodInfo pod, Node node) {
        return Tolerations.firstUntolerated(node.spec().taints(), pod.spec().tolerations())
                .isEmpty();
    }
}
