package dev.coracle.scheduler.framework;

import java.util.List;
import java.util.Optional;

/**
 * What {@link PostFilterPlugin#postFilter} answers.
 *
 * @param status success, a refusal, or an error
 * @param nominate the node that the pod waits for from now on, {@code ""} for none; absent to leave that as it is
 * @param victims the pods that are made to leave it
 */
public record PostFilterResult(Status status, Optional<String> nominate, List<PodInfo> victims) {
    /** Room is being made on this node by these pods. */
    public static PostFilterResult nominated(String node, List<PodInfo> victims) {
        return new PostFilterResult(Status.success(), Optional.of(node), List.copyOf(victims));
    }

    /** Nothing was done; the pod's nomination stays as it is. */
    public static PostFilterResult of(Status status) {
        return new PostFilterResult(status, Optional.empty(), List.of());
    }

    /** Nothing can be done; the pod waits for no node. */
    public static PostFilterResult hopeless(Status status) {
        return new PostFilterResult(status, Optional.of(""), List.of());
    }
}
