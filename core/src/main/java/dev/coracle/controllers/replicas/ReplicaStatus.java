package dev.coracle.controllers.replicas;

import dev.coracle.controllers.pods.PodHealth;
import dev.coracle.model.Time;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetCondition;
import dev.coracle.model.apps.ReplicaSetStatus;
import dev.coracle.model.core.Pod;
import dev.coracle.model.selector.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a replica set's status says about a view of it. */
final class ReplicaStatus {
    private static final String FAILURE = "ReplicaFailure";

    private ReplicaStatus() {}

    /**
     * The status, by the pods as they were before anything was done.
     *
     * @param failure what kept the plan from being carried out
     */
    static ReplicaSetStatus of(ReplicasView view, Optional<String> failure) {
        ReplicaSet set = view.set();
        Selector labels = Selector.ofLabels(set.spec().template().metadata().labels());
        int labeled = 0;
        int ready = 0;
        int available = 0;
        for (Pod pod : view.pods()) {
            if (labels.matches(pod.labels())) labeled++;
            if (PodHealth.isReady(pod)) ready++;
            if (PodHealth.isAvailable(pod, set.spec().minReadySeconds(), view.now())) available++;
        }
        return set.status()
                .withReplicas(view.pods().size())
                .withFullyLabeledReplicas(labeled)
                .withReadyReplicas(ready)
                .withAvailableReplicas(available)
                .withObservedGeneration(set.metadata().generation())
                .withConditions(conditions(view, failure));
    }

    private static List<ReplicaSetCondition> conditions(ReplicasView view, Optional<String> failure) {
        List<ReplicaSetCondition> conditions =
                new ArrayList<>(view.set().status().conditions());
        if (failure.isEmpty()) {
            // Where nothing was tried, whatever failed before may fail still.
            if (view.settled()) conditions.removeIf(ReplicaStatus::isFailure);
        } else if (conditions.stream().noneMatch(ReplicaStatus::isFailure)) {
            conditions.add(ReplicaSetCondition.builder()
                    .type(FAILURE)
                    .status("True")
                    .reason(view.pods().size() < view.wanted() ? "FailedCreate" : "FailedDelete")
                    .message(failure.get())
                    .lastTransitionTime(new Time(view.now()))
                    .build());
        }
        return conditions;
    }

    private static boolean isFailure(ReplicaSetCondition condition) {
        return condition.type().equals(FAILURE);
    }

    /** How long until the next pod becomes available, if nothing happens. */
    static Optional<Duration> untilNextAvailable(ReplicasView view) {
        int seconds = view.set().spec().minReadySeconds();
        Optional<Instant> next = view.pods().stream()
                .flatMap(pod -> PodHealth.availableFrom(pod, seconds).stream())
                .filter(view.now()::isBefore)
                .min(Instant::compareTo);
        return next.map(moment -> Duration.between(view.now(), moment));
    }
}
