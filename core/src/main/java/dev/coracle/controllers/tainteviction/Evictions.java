package dev.coracle.controllers.tainteviction;

import dev.coracle.client.Pods;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.controllers.pods.PodsOnNodes;
import dev.coracle.controllers.tainteviction.EvictionPlanner.Plan;
import dev.coracle.controllers.tainteviction.EvictionPlanner.View;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.ObjectReference;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** One run of the control loop. */
final class Evictions {
    private static final int WORKERS = 8;
    private static final String REASON = "TaintManagerEviction";

    private final ControllerContext context;
    private final Lister<Pod> pods;
    private final PodsOnNodes podsOnNodes;
    private final Exposures exposures = new Exposures();
    private final ReconcileQueue queue;
    /** Pods that will have to leave. */
    private final Set<ObjectKey> scheduled = new ConcurrentSkipListSet<>();

    Evictions(ControllerContext context) {
        this.context = context;
        pods = context.lister(Pod.class);
        podsOnNodes = new PodsOnNodes(context.informer(Pod.class));
        queue = context.queue(WORKERS, this::reconcile);
    }

    void start() {
        context.follow(Node.class, new Handler<Node>() {
            @Override
            public void added(Node node) {
                if (exposures.node(node, now())) lookAtPodsOn(node);
            }

            @Override
            public void updated(Node before, Node after) {
                added(after);
            }

            @Override
            public void deleted(Node last) {
                exposures.gone(last);
                lookAtPodsOn(last);
            }
        });
        context.follow(Pod.class, new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                if (exposures.arrived(pod, now())) queue.add(pod.key());
            }

            @Override
            public void updated(Pod before, Pod after) {
                boolean moved = !before.spec().nodeName().equals(after.spec().nodeName());
                if (moved || !before.uid().equals(after.uid())) added(after);
                else if (!before.spec().tolerations().equals(after.spec().tolerations())) queue.add(after.key());
            }

            @Override
            public void deleted(Pod last) {
                exposures.gone(last);
                if (scheduled.contains(last.key())) queue.add(last.key());
            }
        });
    }

    private long now() {
        return context.clock().nanos();
    }

    private void lookAtPodsOn(Node node) {
        podsOnNodes.on(node.name()).forEach(pod -> queue.add(pod.key()));
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<Pod> pod = pods.find(key);
        if (pod.isEmpty() || pod.get().isTerminating()) return stay(key);
        Plan plan = EvictionPlanner.plan(new View(pod.get().spec().tolerations(), exposures.of(pod.get(), now())));
        if (plan.leave().isEmpty()) return stay(key);
        if (plan.isNow()) return evict(pod.get());
        scheduled.add(key);
        return Outcome.after(plan.leave().get());
    }

    private Outcome stay(ObjectKey key) {
        if (scheduled.remove(key)) tell(key, "Cancelling deletion of Pod " + key);
        return Outcome.DONE;
    }

    /** Leaves the reason with this very pod, and deletes it. */
    private Outcome evict(Pod cached) {
        Pods there = context.client().pods(cached.namespace());
        Optional<Pod> pod = there.find(cached.name()).filter(it -> it.uid().equals(cached.uid()));
        if (pod.isEmpty()) return stay(cached.key());
        PodCondition why = PodCondition.builder()
                .type(PodConditions.DISRUPTION_TARGET)
                .status("True")
                .reason("DeletionByTaintManager")
                .message("Taint manager: deleting due to NoExecute taint")
                .build();
        PodStatus status =
                PodConditions.with(pod.get().status(), why, context.clock().now());
        if (!status.equals(pod.get().status())) there.updateStatus(pod.get().withStatus(status));
        tell(cached.key(), "Marking for deletion Pod " + cached.key());
        there.delete(cached);
        scheduled.remove(cached.key());
        return Outcome.DONE;
    }

    private void tell(ObjectKey pod, String message) {
        ObjectReference reference = ObjectReference.builder()
                .apiVersion("v1")
                .kind("Pod")
                .name(pod.name())
                .namespace(pod.namespace())
                .build();
        context.events().normal(reference, REASON, message);
    }
}
