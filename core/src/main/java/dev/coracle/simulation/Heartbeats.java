package dev.coracle.simulation;

/** How the signs of life travel that every node gives every few seconds. */
public enum Heartbeats {
    /** Each is a call of its own, as in a real cluster: most of what happens in a quiet one. */
    FULL,

    /**
     * A node's renewals of its lease and reports of an unchanged status are left out while nobody can tell, and what they
     * would have come to is worked out when somebody asks: whoever reads leases or nodes sees the last one, the node
     * lifecycle controller hears of it at the moment at which it would have, and whatever befalls the node, its kubelet
     * or a reader finds everything as it would have been. So nodes are given up, tainted and emptied at the same times.
     *
     * <p>What differs: fewer calls are under way at the same time, revisions rise less, watches of nodes are not told of
     * reports that say nothing new, and watches do not end to begin anew. While anybody but the node lifecycle controller
     * watches leases, or calls are observed, all heartbeats are as in {@link #FULL}.
     */
    COALESCED
}
