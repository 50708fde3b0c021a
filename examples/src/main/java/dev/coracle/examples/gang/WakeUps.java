package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may help a pod whose group did not get what it needs. A pod that makes its group complete wakes the others itself. */
final class WakeUps {
    private WakeUps() {}

    static List<EventRegistration> all() {
        return List.of(
                new EventRegistration(ClusterEvent.of(ClusterEvent.POD, Action.DELETE), WakeUps::leavesRoom),
                EventRegistration.of(
                        ClusterEvent.of(ClusterEvent.POD, Action.UPDATE_POD_LABEL, Action.UPDATE_POD_SCALE_DOWN)),
                EventRegistration.of(ClusterEvent.of(ClusterEvent.NODE, Action.ADD)),
                EventRegistration.of(ClusterEvent.updated(ClusterEvent.NODE)),
                new EventRegistration(
                        ClusterEvent.of("PodGroup", Action.ADD, Action.UPDATE_OTHER), WakeUps::isItsGroup));
    }

    /** What a group gives back itself it has tried already. */
    private static boolean leavesRoom(PodInfo pod, @Nullable ApiObject before, @Nullable ApiObject after) {
        return !(before instanceof Pod gone) || !Gangs.nameOf(gone).equals(Gangs.nameOf(pod.pod()));
    }

    private static boolean isItsGroup(PodInfo pod, @Nullable ApiObject before, @Nullable ApiObject after) {
        return after != null
                && Gangs.nameOf(pod.pod()).filter(after.key()::equals).isPresent();
    }
}
