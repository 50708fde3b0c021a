package dev.coracle.scheduler.framework;

/**
 * A promise of a plugin: what its filter, its score and its PreFilter's and PreScore's skips say depends on nothing but
 * the pod's signature, the node itself with its pods, and the number of nodes and images in the cluster. The scheduler
 * then asks again only about nodes that have changed, for all pods of one signature together.
 */
public interface NodeLocal extends Plugin {
    /** All that the plugin reads of a pod, as a value with {@code equals}; never null. */
    Object signature(PodInfo pod);
}
