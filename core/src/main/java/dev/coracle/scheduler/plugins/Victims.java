package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.PodInfo;
import java.time.Instant;
import java.util.List;

/**
 * Pods that must leave a node.
 *
 * @param pods the most important first; at least one
 * @param violations how many of them a disruption budget protects
 * @param harm the sum of their priorities, each counted from the lowest there is, so that more are never better than fewer
 */
record Victims(List<PodInfo> pods, int violations, long harm) {
    static Victims of(List<PodInfo> pods, int violations) {
        long harm = 0;
        for (PodInfo pod : pods) harm += pod.priority() - (long) Integer.MIN_VALUE;
        return new Victims(List.copyOf(pods), violations, harm);
    }

    int highestPriority() {
        return pods.get(0).priority();
    }

    /** When the first of those of highest priority began. */
    Instant earliestStart(Importance importance) {
        Instant earliest = importance.start(pods.get(0));
        for (int i = 1; i < pods.size() && pods.get(i).priority() == highestPriority(); i++) {
            Instant start = importance.start(pods.get(i));
            if (start.isBefore(earliest)) earliest = start;
        }
        return earliest;
    }
}
