package dev.coracle.scheduler.framework;

import dev.coracle.model.meta.ApiObject;
import org.jspecify.annotations.Nullable;

/** Tells whether an event may make a pod schedulable that the plugin refused. Errs on the side of yes. */
@FunctionalInterface
public interface QueueingHint {
    /**
     * Whether to try the pod again.
     *
     * @param before the object as it was; null where it is new
     * @param after the object as it is; null where it is gone
     */
    boolean worthAnotherTry(PodInfo pod, @Nullable ApiObject before, @Nullable ApiObject after);
}
