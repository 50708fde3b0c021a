package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.ClusterEvent.Action;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import org.jspecify.annotations.Nullable;

/** Registrations of events of one kind, with hints that see objects of that kind. */
final class Hints {
    /** A hint about a node. */
    interface OfNode {
        boolean worthAnotherTry(PodInfo pod, @Nullable Node before, @Nullable Node after);
    }

    /** A hint about another pod, or about the pod itself. */
    interface OfPod {
        boolean worthAnotherTry(PodInfo pod, @Nullable Pod before, @Nullable Pod after);
    }

    private Hints() {}

    static EventRegistration node(OfNode hint, Action first, Action... more) {
        return new EventRegistration(
                ClusterEvent.of(ClusterEvent.NODE, first, more),
                (pod, before, after) -> hint.worthAnotherTry(pod, cast(Node.class, before), cast(Node.class, after)));
    }

    static EventRegistration pod(OfPod hint, Action first, Action... more) {
        return new EventRegistration(
                ClusterEvent.of(ClusterEvent.POD, first, more),
                (pod, before, after) -> hint.worthAnotherTry(pod, cast(Pod.class, before), cast(Pod.class, after)));
    }

    /** A change of the waiting pod itself. */
    static EventRegistration ownChange(Action action) {
        return pod((pod, before, after) -> after != null && after.uid().equals(pod.uid()), action);
    }

    private static <T extends ApiObject> @Nullable T cast(Class<T> type, @Nullable ApiObject object) {
        return object == null ? null : type.cast(object);
    }
}
