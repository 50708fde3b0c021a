package dev.coracle.controllers.disruption;

import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.Outcome;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.ReconcileQueue;
import dev.coracle.model.Time;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes the mark off pods that were to be disrupted two minutes ago and still are not: one run of that. */
final class StaleMarks {
    private static final int WORKERS = 1;
    private static final Duration STALE = Duration.ofMinutes(2);

    private final ControllerContext context;
    private final Lister<Pod> pods;

    StaleMarks(ControllerContext context) {
        this.context = context;
        pods = context.lister(Pod.class);
    }

    void start() {
        ReconcileQueue queue = context.queue(WORKERS, this::reconcile);
        context.follow(Pod.class, Handler.of(pod -> {
            if (mark(pod).isPresent()) queue.add(pod.key());
        }));
    }

    /** The mark of a pod, where it may turn out to be stale. */
    private static Optional<PodCondition> mark(Pod pod) {
        if (pod.isTerminating() || PodConditions.isFinished(pod)) return Optional.empty();
        return PodConditions.find(pod.status(), PodConditions.DISRUPTION_TARGET)
                .filter(it -> it.status().equals("True") && !it.reason().equals(Optional.of("TerminationByKubelet")));
    }

    private Outcome reconcile(ObjectKey key) {
        Optional<Pod> pod = pods.find(key);
        Optional<PodCondition> mark = pod.flatMap(StaleMarks::mark);
        if (mark.isEmpty()) return Outcome.DONE;
        Instant now = context.clock().now();
        Instant since = mark.get().lastTransitionTime().map(Time::instant).orElse(Instant.EPOCH);
        if (now.isBefore(since.plus(STALE))) return Outcome.after(Duration.between(now, since.plus(STALE)));
        PodCondition lifted = PodCondition.builder()
                .type(PodConditions.DISRUPTION_TARGET)
                .status("False")
                .build();
        PodStatus status = PodConditions.with(pod.get().status(), lifted, now);
        context.client().pods(key.namespace()).updateStatus(pod.get().withStatus(status));
        return Outcome.DONE;
    }
}
