package dev.coracle.scheduler.framework;

import java.util.Optional;

/**
 * What a {@link BatchPlugin} decided about one pod.
 *
 * @param pod a pod of the batch
 * @param node the name of its node; empty to leave the pod
 * @param reason why it is left, as people are told; empty where it is not
 */
public record BatchPlacement(PodInfo pod, Optional<String> node, String reason) {
    /** The pod goes to this node. */
    public static BatchPlacement on(PodInfo pod, String node) {
        return new BatchPlacement(pod, Optional.of(node), "");
    }

    /** The pod goes nowhere for now. No room is made for it. */
    public static BatchPlacement left(PodInfo pod, String reason) {
        return new BatchPlacement(pod, Optional.empty(), reason);
    }
}
