package dev.coracle.examples.gpu;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Invariant;
import dev.coracle.testkit.invariant.Verdict;
import java.util.List;
import java.util.Optional;

/** Every pod on a node that asked for GPUs has as many that exist there, and no GPU is ever given away more than once. */
final class SharesFitDevices implements Invariant {
    @Override
    public String promise() {
        return "A pod on a node has the GPUs that it asked for, and the pods of a GPU share no more than one whole.";
    }

    @Override
    public Term term() {
        return Term.ALWAYS;
    }

    @Override
    public List<Class<? extends ApiObject>> kinds() {
        return List.of(Pod.class, Node.class);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        return change.after(Pod.class).map(pod -> judge(pod, state)).orElse(Verdict.silent());
    }

    private static Verdict judge(Pod pod, ClusterState state) {
        Optional<Node> node = pod.spec().nodeName().flatMap(name -> state.find(Node.class, new ObjectKey("", name)));
        GpuRequest request = GpuRequest.of(pod);
        if (request.isNone() || node.isEmpty()) return Verdict.silent();
        Optional<Devices> devices = Devices.of(pod);
        int gpus = DeviceCount.of(node.get());
        boolean right = devices.isPresent()
                && devices.get().indexes().size() == request.count()
                && devices.get().indexes().stream().allMatch(index -> index < gpus);
        if (!right)
            return Verdict.broken(
                    "pod " + pod.key(),
                    "has GPUs " + devices.map(Devices::toString).orElse("that nobody names") + " of "
                            + node.get().name(),
                    "have " + request.count() + " of its " + gpus);
        int[] used = DeviceCount.used(node.get(), state.all(Pod.class));
        for (int i = 0; i < used.length; i++) {
            if (used[i] <= GpuRequest.WHOLE) continue;
            return Verdict.broken(
                    "GPU " + i + " of node " + node.get().name(),
                    "is shared by " + used[i] + " thousandths",
                    "be one whole");
        }
        return Verdict.kept();
    }

    @Override
    public Verdict audit(ClusterState state) {
        Verdict verdict = Verdict.silent();
        for (Pod pod : state.all(Pod.class)) verdict = verdict.and(judge(pod, state));
        return verdict;
    }
}
