package dev.coracle.scheduler.framework;

/**
 * A node as it would be with other pods on it. While it is open, the node, the counts of the {@link Snapshot} and a copy
 * of the plugins' notes show the changes; closing it takes them back. One at a time.
 */
public interface WhatIf extends AutoCloseable {
    /** Takes a pod of the node as gone. */
    Status remove(PodInfo pod);

    /** Takes a pod as being on the node. */
    Status add(PodInfo pod);

    /** Whether the pod in question could run on the node then: all filters, with and without nominated pods. */
    Status filter();

    @Override
    void close();
}
