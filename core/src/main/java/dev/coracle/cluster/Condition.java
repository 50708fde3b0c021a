package dev.coracle.cluster;

import dev.coracle.client.Client;

/** Something to wait for in a cluster; see {@link Conditions}. */
public interface Condition {
    /** What it is, after "waiting for": {@code deployment default/web to be available}. */
    String description();

    /** Looks whether it holds; reads only, and is asked again whenever the cluster changed. */
    Observation observe(Client client);

    /**
     * What was seen.
     *
     * @param holds whether it is as it should be
     * @param seen what there is instead, for people to read
     */
    record Observation(boolean holds, String seen) {}
}
