package dev.coracle.examples.gpu;

import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Resources;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.util.Arrays;
import java.util.List;

/** In the end no pod waits that asks for GPUs of which some node has enough left, and enough of everything else. */
final class FittingSharesArePlaced implements Invariant {
    @Override
    public String promise() {
        return "In the end a pod that asks for GPUs waits only where no node has enough left of them, and of the rest.";
    }

    @Override
    public Term term() {
        return Term.EVENTUALLY;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, Node.class);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return Verdict.silent();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) {
            GpuRequest request = GpuRequest.of(pod);
            if (request.isNone() || pod.isTerminating()) continue;
            verdict = verdict.and(pod.spec().nodeName().isPresent() ? Verdict.kept() : judge(pod, request, state));
        }
        return verdict;
    }

    private static Verdict judge(Pod pod, GpuRequest request, ClusterState state) {
        for (Node node : state.all(Node.class)) {
            boolean open = NodeConditions.isReady(node)
                    && !node.spec().unschedulable()
                    && node.spec().taints().isEmpty();
            if (open && hasRoom(node, pod, state) && hasGpus(node, request, state))
                return Verdict.broken("pod " + pod.key(), "waits", "be on " + node.name() + ", which has room");
        }
        return Verdict.kept();
    }

    private static boolean hasGpus(Node node, GpuRequest request, ClusterState state) {
        return Arrays.stream(DeviceCount.used(node, state.all(Pod.class)))
                        .filter(used -> used + request.millis() <= GpuRequest.WHOLE)
                        .count()
                >= request.count();
    }

    private static boolean hasRoom(Node node, Pod pod, ClusterState state) {
        List<Resources> held = state.all(Pod.class).stream()
                .filter(it -> DeviceCount.isOn(node, it))
                .map(it -> PodInfo.of(it).requests())
                .toList();
        Resources all = Resources.of(node.status().allocatable());
        Resources asked = PodInfo.of(pod).requests();
        long pods = node.status().allocatable().containsKey("pods")
                ? node.status().allocatable().get("pods").milliValue() / 1000
                : 0;
        return held.size() < pods
                && List.of("cpu", "memory").stream()
                        .allMatch(name ->
                                held.stream().mapToLong(it -> it.amount(name)).sum() + asked.amount(name)
                                        <= all.amount(name));
    }
}
