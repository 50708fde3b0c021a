package dev.coracle.apiserver.kinds;

import dev.coracle.model.Time;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sets conditions of pods. */
final class PodConditions {
    private PodConditions() {}

    /** The status with a condition, which holds since now unless it held before. */
    static PodStatus with(PodStatus status, PodCondition condition, Instant now) {
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
