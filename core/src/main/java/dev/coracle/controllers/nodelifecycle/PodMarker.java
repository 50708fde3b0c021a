package dev.coracle.controllers.nodelifecycle;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.pods.PodsOnNodes;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Marks pods on nodes that are not ready as not ready: those that are there when the node stops being ready, and those
 * that are assigned to it afterwards. Safe for all threads.
 */
final class PodMarker implements Handler<Pod> {
    private static final int WORKERS = 8;

    private final ControllerContext context;
    private final Lister<Pod> pods;
    private final PodsOnNodes podsOnNodes;
    private final ReconcileQueue queue;
    private final Set<String> downNodes = new ConcurrentSkipListSet<>();

    PodMarker(ControllerContext context) {
        this.context = context;
        pods = context.lister(Pod.class);
        podsOnNodes = new PodsOnNodes(context.informer(Pod.class));
        queue = context.queue(WORKERS, this::mark);
    }

    /** Says whether a node is ready. */
    void node(String name, boolean ready) {
        if (ready) downNodes.remove(name);
        else downNodes.add(name);
    }

    /** Marks what is on a node by now. */
    void markAllOn(String node) {
        podsOnNodes.on(node).forEach(pod -> queue.add(pod.key()));
    }

    @Override
    public void added(Pod pod) {
        if (isDown(pod)) queue.add(pod.key());
    }

    @Override
    public void updated(Pod before, Pod after) {
        if (!before.spec().nodeName().equals(after.spec().nodeName())) added(after);
    }

    private boolean isDown(Pod pod) {
        return pod.spec().nodeName().filter(downNodes::contains).isPresent();
    }

    private Outcome mark(ObjectKey key) {
        Optional<Pod> found = pods.find(key);
        if (found.isEmpty() || !isDown(found.get())) return Outcome.DONE;
        Pod pod = found.get();
        Optional<PodCondition> ready = PodConditions.find(pod.status(), PodConditions.READY);
        if (ready.isEmpty() || ready.get().status().equals("False")) return Outcome.DONE;
        PodCondition notReady = ready.get().withStatus("False");
        context.client()
                .pods(pod.namespace())
                .updateStatus(pod.withStatus(PodConditions.with(
                        pod.status(), notReady, context.clock().now())));
        context.events().warning(pod, "NodeNotReady", "Node is not ready");
        return Outcome.DONE;
    }
}
