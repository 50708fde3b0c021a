package dev.coracle.scheduler.framework;

/** A pod that waits to be scheduled. */
public interface QueuedPod {
    /** The pod. */
    PodInfo info();

    /** When it entered the queue, or came back to it, in nanoseconds of {@link dev.coracle.platform.Clock#nanos}. */
    long enteredAt();

    /** How often it was tried. */
    int attempts();
}
