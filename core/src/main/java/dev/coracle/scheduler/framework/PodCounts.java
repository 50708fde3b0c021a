package dev.coracle.scheduler.framework;

/**
 * How many pods of a selection are in each part of the cluster, where a part is the nodes of one value of a label. Goes
 * along with pods that are added and removed in thought. Valid during one attempt.
 */
public interface PodCounts {
    /** What {@link #in} and {@link #part} answer for a node without the label. */
    int NO_LABEL = -1;

    /** How many pods are in the node's part, or {@link #NO_LABEL}. */
    int in(NodeInfo node);

    /** A small number that stands for the node's part, or {@link #NO_LABEL}. */
    int part(NodeInfo node);

    /** How many pods are in all parts together. */
    long total();

    /** How many parts have a node that counts. */
    int domains();

    /** The lowest count of the parts that have a node that counts; 0 where there is none. */
    int minimum();
}
