package dev.coracle.scheduler.framework;

/** Asked when no node does: may make room. The pod is not placed in this attempt whatever the answer is. */
public interface PostFilterPlugin extends Plugin {
    /** Success ends the asking; a plugin that cannot help answers {@link Status#unschedulable}. */
    PostFilterResult postFilter(CycleState state, PodInfo pod, NodeStatuses statuses);
}
