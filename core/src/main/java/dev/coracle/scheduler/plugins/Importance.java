package dev.coracle.scheduler.plugins;

import dev.coracle.model.Time;
import dev.coracle.scheduler.framework.PodInfo;
import java.time.Instant;
import java.util.Comparator;

/**
 * Orders pods by importance: those of higher priority first, then those that have run longer. Pods that have not
 * started count as starting now.
 *
 * @param now the present
 */
record Importance(Instant now) implements Comparator<PodInfo> {
    @Override
    public int compare(PodInfo a, PodInfo b) {
        int byPriority = Integer.compare(b.priority(), a.priority());
        return byPriority != 0 ? byPriority : start(a).compareTo(start(b));
    }

    Instant start(PodInfo pod) {
        return pod.pod().status().startTime().map(Time::instant).orElse(now);
    }
}
