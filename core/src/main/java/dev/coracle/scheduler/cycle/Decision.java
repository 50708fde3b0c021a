package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;

/** What comes of one attempt. */
public sealed interface Decision {
    /**
     * A node does.
     *
     * @param node the best one
     * @param evaluated how many nodes were looked at
     * @param feasible how many of them do
     */
    record Chosen(NodeInfo node, int evaluated, int feasible) implements Decision {}

    /**
     * No node does.
     *
     * @param diagnosis why
     * @param nominate the node the pod waits for from now on, {@code ""} for none; absent to leave that as it is
     * @param victims the pods that are made to leave it
     */
    record Unfit(Diagnosis diagnosis, Optional<String> nominate, List<PodInfo> victims) implements Decision {}

    /** There are no nodes. */
    record NoNodes() implements Decision {}

    /**
     * Something is broken.
     *
     * @param status what
     */
    record Broken(Status status) implements Decision {}
}
