package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.reference.ReferenceCluster;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a scheduler knows, in the words of the reference. */
final class View {
    private View() {}

    /** A reference that answers about what a scheduler knows now. */
    static ReferenceScheduler reference(SchedulingView view) {
        return new ReferenceScheduler(cluster(view));
    }

    /** The cluster that a scheduler knows now, with the pods that it is about to bind. */
    static ReferenceCluster cluster(SchedulingView view) {
        return cluster(view, pod -> true);
    }

    /** The same with those pods alone that are known to be bound. */
    static ReferenceCluster bound(SchedulingView view) {
        return cluster(view, pod -> !view.isAssumed(pod.uid()));
    }

    private static ReferenceCluster cluster(SchedulingView view, Predicate<PodInfo> counts) {
        List<Node> nodes = new ArrayList<>();
        Map<String, List<Pod>> pods = new LinkedHashMap<>();
        Map<String, List<Pod>> nominated = new LinkedHashMap<>();
        for (NodeInfo node : view.cluster().nodes()) {
            nodes.add(node.node());
            List<Pod> there = objects(node.pods(), counts);
            if (!there.isEmpty()) pods.put(node.name(), there);
            List<PodInfo> waiting = view.nominatedTo(node.name());
            if (!waiting.isEmpty()) nominated.put(node.name(), objects(waiting, pod -> true));
        }
        return ReferenceCluster.of(
                nodes, pods, nominated, view.cluster().namespaces()::of, view.objects(PodDisruptionBudget.class));
    }

    private static List<Pod> objects(List<PodInfo> infos, Predicate<PodInfo> counts) {
        List<Pod> pods = new ArrayList<>(infos.size());
        for (PodInfo info : infos) {
            if (counts.test(info)) pods.add(info.pod());
        }
        return pods;
    }
}
