package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.selector.Tolerance;
import java.util.List;
import java.util.Optional;

/** Which taints a pod puts up with. */
public final class Tolerations {
    /** Effect of a taint that keeps pods away. */
    public static final String NO_SCHEDULE = "NoSchedule";
    /** Effect of a taint that keeps pods away and drives those away that are there. */
    public static final String NO_EXECUTE = "NoExecute";
    /** Effect of a taint that pods avoid where they can. */
    public static final String PREFER_NO_SCHEDULE = "PreferNoSchedule";

    private Tolerations() {}

    /** The first taint that keeps the pod from being placed. */
    public static Optional<Taint> firstUntolerated(List<Taint> taints, List<Toleration> tolerations) {
        for (Taint taint : taints) {
            if (keepsAway(taint) && !tolerate(tolerations, taint)) return Optional.of(taint);
        }
        return Optional.empty();
    }

    private static boolean keepsAway(Taint taint) {
        return taint.effect().equals(NO_SCHEDULE) || taint.effect().equals(NO_EXECUTE);
    }

    /** How many taints the pod would rather avoid. */
    public static int countAvoided(List<Taint> taints, List<Toleration> tolerations) {
        int count = 0;
        for (Taint taint : taints) {
            if (taint.effect().equals(PREFER_NO_SCHEDULE) && !tolerate(tolerations, taint)) count++;
        }
        return count;
    }

    /** Whether one of the tolerations covers the taint. */
    public static boolean tolerate(List<Toleration> tolerations, Taint taint) {
        return Tolerance.of(tolerations, taint).isPresent();
    }
}
