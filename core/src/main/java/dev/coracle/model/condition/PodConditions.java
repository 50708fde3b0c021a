package dev.coracle.model.condition;

import dev.coracle.model.Time;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and sets conditions of pods. */
public final class PodConditions {
    /** Type of the condition that says whether a pod serves. */
    public static final String READY = "Ready";
    /** Type of the condition that says why a pod is about to be disrupted. */
    public static final String DISRUPTION_TARGET = "DisruptionTarget";

    private PodConditions() {}

    /** The condition of this type. */
    public static Optional<PodCondition> find(PodStatus status, String type) {
        for (PodCondition condition : status.conditions()) {
            if (condition.type().equals(type)) return Optional.of(condition);
        }
        return Optional.empty();
    }

    /** Whether a pod says that it is ready. */
    public static boolean isReady(Pod pod) {
        return find(pod.status(), READY)
                .filter(it -> it.status().equals("True"))
                .isPresent();
    }

    /** Whether a pod has come to its end: all its containers stopped, and none is started again. */
    public static boolean isFinished(Pod pod) {
        String phase = pod.status().phase().orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** The status with a condition, which holds since now unless it held before. */
    public static PodStatus with(PodStatus status, PodCondition condition, Instant now) {
        List<PodCondition> conditions = new ArrayList<>(status.conditions());
        for (int i = 0; i < conditions.size(); i++) {
            PodCondition old = conditions.get(i);
            if (!old.type().equals(condition.type())) continue;
            boolean same = old.status().equals(condition.status());
            conditions.set(
                    i,
                    same
                            ? condition
                                    .withLastProbeTime(old.lastProbeTime())
                                    .withLastTransitionTime(old.lastTransitionTime())
                            : condition.withLastTransitionTime(new Time(now)));
            return status.withConditions(conditions);
        }
        conditions.add(condition.withLastTransitionTime(new Time(now)));
        return status.withConditions(conditions);
    }
}
