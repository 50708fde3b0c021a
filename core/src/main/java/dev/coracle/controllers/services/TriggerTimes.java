package dev.coracle.controllers.services;

import dev.coracle.model.Time;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.Service;
import dev.coracle.model.meta.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the changes happened that endpoints follow from: a pod's when its readiness changed, a service's when it was
 * made. Safe for all threads; calls about one service one at a time.
 */
public final class TriggerTimes {
    private final Map<ObjectKey, State> states = new HashMap<>();

    private record State(Optional<Time> service, Map<String, Time> pods) {}

    /**
     * The time of the earliest change since this was asked last about the service; empty where nothing changed that has
     * a time. The first time it is that at which the service was made.
     */
    public Optional<Time> next(Service service, List<Pod> pods) {
        Optional<Time> created = service.metadata().creationTimestamp();
        Map<String, Time> times = new HashMap<>();
        for (Pod pod : pods) time(pod).ifPresent(time -> times.put(pod.name(), time));
        State before = put(service.key(), new State(created, times));
        if (before == null) return created;
        Optional<Time> earliest = created.filter(it -> isLater(it, before.service()));
        for (Pod pod : pods) {
            Time time = times.get(pod.name());
            if (time == null || !isLater(time, Optional.ofNullable(before.pods().get(pod.name())))) continue;
            if (earliest.isEmpty() || time.compareTo(earliest.get()) < 0) earliest = Optional.of(time);
        }
        return earliest;
    }

    private static boolean isLater(Time time, Optional<Time> before) {
        return before.isEmpty() || time.compareTo(before.get()) > 0;
    }

    private static Optional<Time> time(Pod pod) {
        return PodConditions.find(pod.status(), PodConditions.READY).flatMap(PodCondition::lastTransitionTime);
    }

    private synchronized @Nullable State put(ObjectKey service, State state) {
        return states.put(service, state);
    }

    /** Forgets a service. */
    public synchronized void forget(ObjectKey service) {
        states.remove(service);
    }
}
