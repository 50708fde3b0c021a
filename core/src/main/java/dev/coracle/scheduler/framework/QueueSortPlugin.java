package dev.coracle.scheduler.framework;

/** Orders the pods that wait. A scheduler has one, the same in all its profiles. */
public interface QueueSortPlugin extends Plugin {
    /** Whether {@code a} is tried before {@code b}; a strict weak order. Pods of the same rank go first come, first served. */
    boolean less(QueuedPod a, QueuedPod b);
}
