package dev.coracle.testkit.invariant;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as it was and as it is.
 *
 * @param before empty where it has appeared
 * @param after empty where it is gone
 * @param revision the store's revision that made the change; for what was there when the monitor began, the object's own
 * @param time when the monitor was told; in a simulation, when it happened
 */
public record Change(Optional<ApiObject> before, Optional<ApiObject> after, long revision, Instant time) {
    /** What the object was, if it was there and is of this type. */
    public <T extends ApiObject> Optional<T> before(Class<T> type) {
        return as(type, before);
    }

    /** What the object is, if it is there and is of this type. */
    public <T extends ApiObject> Optional<T> after(Class<T> type) {
        return as(type, after);
    }

    /** The pod that was bound to a node by this; empty for every other change. */
    public Optional<Pod> bound() {
        return before(Pod.class).filter(it -> !hasNode(it)).isPresent()
                ? after(Pod.class).filter(Change::hasNode)
                : Optional.empty();
    }

    private static boolean hasNode(Pod pod) {
        return !pod.spec().nodeName().orElse("").isEmpty();
    }

    /** The very same, where it holds one of this type: every promise asks for every change. */
    @SuppressWarnings("unchecked") // what it holds is looked at first
    private static <T extends ApiObject> Optional<T> as(Class<T> type, Optional<ApiObject> object) {
        boolean is = object.isPresent() && type.isInstance(object.get());
        return is ? (Optional<T>) object : Optional.empty();
    }
}
