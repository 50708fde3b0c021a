package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.state.ClusterState;

/**
 * What all profiles of a scheduler have in common.
 *
 * @param outside the scheduler's way out
 * @param cluster nodes and pods
 * @param nominator pods that wait for room being made
 * @param waiting pods that Permit plugins hold
 * @param search where the next search begins
 * @param extenders programs of their own that have a say
 */
public record Shared(
        Surroundings outside,
        ClusterState cluster,
        Nominator nominator,
        WaitingPods waiting,
        Search search,
        Extenders extenders) {
    /** Without extenders. */
    public Shared(Surroundings outside, ClusterState cluster, Nominator nominator, WaitingPods waiting, Search search) {
        this(outside, cluster, nominator, waiting, search, Extenders.none());
    }
}
