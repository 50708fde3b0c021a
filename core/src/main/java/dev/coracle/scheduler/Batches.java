package dev.coracle.scheduler;

import dev.coracle.scheduler.framework.QueuedPod;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps pods aside whose profiles decide about all pods at once, until it is time for that. */
final class Batches {
    private final Map<String, Gathering> gatherings = new LinkedHashMap<>();
    private final Scheduling scheduling;
    private final BatchTrial trial;

    Batches(Desk desk, Scheduling scheduling, BatchTrial trial) {
        desk.frameworks()
                .forEach((name, framework) ->
                        framework.batch().ifPresent(plugin -> gatherings.put(name, new Gathering(framework, plugin))));
        this.scheduling = scheduling;
        this.trial = trial;
    }

    /** Keeps a pod aside, if its profile wants that. */
    boolean keep(QueuedPod pod) {
        if (gatherings.isEmpty()) return false;
        @Nullable
        Gathering gathering = gatherings.get(pod.info().spec().schedulerName().orElse(""));
        if (gathering == null) return false;
        if (gathering.add(pod)) {
            scheduling.worker().after(gathering.plugin.gathering(), () -> scheduling.react(gathering::ripen));
        }
        return true;
    }

    /** Whether it is time to plan for some pods. */
    boolean isDue() {
        for (Gathering gathering : gatherings.values()) if (gathering.isDue()) return true;
        return false;
    }

    /** Plans where it is time to. */
    void plan() {
        for (Gathering gathering : gatherings.values()) if (gathering.isDue()) trial.of(gathering);
    }
}
