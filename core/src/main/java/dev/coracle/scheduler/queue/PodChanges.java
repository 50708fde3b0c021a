package dev.coracle.scheduler.queue;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.PodStatus;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Resources;
import java.util.ArrayList;
import java.util.List;

/** What a change of a pod means to the scheduling of it or of others. Pure. */
public final class PodChanges {
    private PodChanges() {}

    /** A pod came. */
    public static Happening added(Pod pod) {
        return new Happening(event(Action.ADD), null, pod);
    }

    /** A pod went. */
    public static Happening deleted(Pod pod) {
        return new Happening(event(Action.DELETE), pod, null);
    }

    /** What changed, one by one; where nothing that has a name did, that something did. */
    public static List<Happening> between(Pod before, Pod after) {
        List<Happening> changes = new ArrayList<>(1);
        PodSpec was = before.spec();
        PodSpec is = after.spec();
        if (asksForLess(before, after)) add(changes, Action.UPDATE_POD_SCALE_DOWN, before, after);
        if (!before.labels().equals(after.labels())) add(changes, Action.UPDATE_POD_LABEL, before, after);
        if (!was.tolerations().equals(is.tolerations())) add(changes, Action.UPDATE_POD_TOLERATION, before, after);
        if (!was.schedulingGates().isEmpty() && is.schedulingGates().isEmpty()) {
            add(changes, Action.UPDATE_POD_SCHEDULING_GATES_ELIMINATED, before, after);
        }
        if (after.isTerminating() && !before.isTerminating())
            add(changes, Action.UPDATE_POD_TERMINATION, before, after);
        if (changes.isEmpty()) add(changes, Action.UPDATE_OTHER, before, after);
        return changes;
    }

    private static void add(List<Happening> changes, Action action, Pod before, Pod after) {
        changes.add(new Happening(event(action), before, after));
    }

    private static ClusterEvent event(Action action) {
        return ClusterEvent.of(ClusterEvent.POD, action);
    }

    private static boolean asksForLess(Pod before, Pod after) {
        if (before.spec().equals(after.spec()) && saysTheSame(before.status(), after.status())) return false;
        Resources asked = PodInfo.of(before).requests();
        Resources asks = PodInfo.of(after).requests();
        return asks.cpuMillis() < asked.cpuMillis()
                || asks.memoryBytes() < asked.memoryBytes()
                || asks.ephemeralStorageBytes() < asked.ephemeralStorageBytes()
                || asked.scalars().stream().anyMatch(name -> asks.scalar(name) < asked.scalar(name));
    }

    /** Whether a node has given the pod the same. */
    private static boolean saysTheSame(PodStatus was, PodStatus is) {
        return was.containerStatuses().equals(is.containerStatuses())
                && was.initContainerStatuses().equals(is.initContainerStatuses())
                && was.conditions().equals(is.conditions());
    }
}
