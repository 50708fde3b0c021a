package dev.coracle.scheduler.framework;

import java.util.Optional;

/**
 * What a plugin has found out about nodes, for all pods that no filter can tell apart. A note is gone as soon as its node
 * or the pods on it change.
 *
 * @param <T> a value
 */
public interface NodeNotes<T> {
    /** What was noted of the node as it is. */
    Optional<T> find(NodeInfo node);

    /** Notes something of the node as it is. */
    void keep(NodeInfo node, T note);
}
