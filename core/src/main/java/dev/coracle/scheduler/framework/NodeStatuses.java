package dev.coracle.scheduler.framework;

/** Why each node was refused in one attempt. Valid during that attempt only. */
public interface NodeStatuses {
    /** Why this node was refused; for a node that was not looked at, the answer that holds for all such nodes. */
    Status of(NodeInfo node);
}
