package dev.coracle.controllers.tainteviction;

import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.selector.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether, and when, a pod has to leave its node. */
final class EvictionPlanner {
    private EvictionPlanner() {}

    /**
     * A taint that drives pods away.
     *
     * @param present how long the pod and the taint have been together
     */
    record Exposure(Taint taint, Duration present) {}

    /** A pod and what it is exposed to. */
    record View(List<Toleration> tolerations, List<Exposure> exposures) {}

    /**
     * What to do.
     *
     * @param leave after which time the pod has to leave, zero for now; empty where it may stay
     */
    record Plan(String reason, Optional<Duration> leave) {
        boolean isNow() {
            return leave.filter(Duration::isZero).isPresent();
        }
    }

    static Plan plan(View view) {
        Plan plan = new Plan("tolerates all taints", Optional.empty());
        for (Exposure exposure : view.exposures()) {
            Optional<Toleration> toleration = Tolerance.of(view.tolerations(), exposure.taint());
            if (toleration.isEmpty()) {
                return new Plan("does not tolerate " + exposure.taint().key(), Optional.of(Duration.ZERO));
            }
            if (toleration.get().tolerationSeconds().isEmpty()) continue;
            Duration left = left(toleration.get().tolerationSeconds().get(), exposure.present());
            if (plan.leave().isEmpty() || left.compareTo(plan.leave().get()) < 0) {
                plan = new Plan("tolerates " + exposure.taint().key() + " for some time", Optional.of(left));
            }
        }
        return plan;
    }

    private static Duration left(long seconds, Duration present) {
        Duration left = Duration.ofSeconds(Math.max(0, seconds)).minus(present);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
