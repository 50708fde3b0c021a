package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * The calls a scheduler makes about pods. Each is about this very pod, not about a later one of its name.
 *
 * <p><b>Threads.</b> Only on workers for writes: from PreBind, Bind and PostBind, and within {@link Handle#background}.
 * <p><b>Errors.</b> {@link dev.coracle.api.ApiException}, {@link dev.coracle.api.UnreachableException} and
 * {@link dev.coracle.api.UnknownOutcomeException}, as they come.
 */
public interface PodWriter {
    /** The pod as the server has it; empty where it is gone. */
    Optional<Pod> read(Pod pod);

    /** Assigns the pod to a node. */
    default void bind(Pod pod, String node) {
        bind(pod, node, Collections.emptyMap());
    }

    /** Assigns the pod to a node and gives it annotations, such as the devices it is to use: both in one write, or neither. */
    void bind(Pod pod, String node, Map<String, String> annotations);

    /** Sets a condition of the pod, and the node it waits for where that is to change: {@code ""} for none. */
    void setCondition(Pod pod, PodCondition condition, Optional<String> nominate);

    /** Sets the node the pod waits for; {@code ""} for none. */
    void nominate(Pod pod, String node);

    /** Deletes the pod, as gracefully as it asks for; does nothing where it is gone. */
    void delete(Pod pod);
}
