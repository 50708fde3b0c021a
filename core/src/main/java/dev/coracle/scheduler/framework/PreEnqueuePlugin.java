package dev.coracle.scheduler.framework;

/** Decides whether a pod may be tried at all. */
public interface PreEnqueuePlugin extends Plugin {
    /** Anything but success keeps the pod out of the queue until an event that the plugin registered lets it ask again. */
    Status preEnqueue(PodInfo pod);
}
