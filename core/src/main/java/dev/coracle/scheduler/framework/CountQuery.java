package dev.coracle.scheduler.framework;

/**
 * What is to be counted.
 *
 * @param selection the pods
 * @param topologyKey the label whose values part the cluster; {@link #EACH_NODE} for a part per node
 * @param scope the nodes whose pods count
 * @param terminating whether pods count whose deletion has begun
 */
public record CountQuery(PodSelection selection, String topologyKey, NodeScope scope, boolean terminating) {
    /** Instead of a label: each node is a part of its own. */
    public static final String EACH_NODE = "";
}
