package dev.coracle.client.leader;

import dev.coracle.model.meta.ObjectKey;

/**
 * What a candidate stands for, and as whom.
 *
 * @param lease the lease that the leader holds; made by the first candidate
 * @param identity tells the candidate from every other one there is or was, such as {@code <host>_<uid>}
 * @param timing the same for all candidates
 */
public record Election(ObjectKey lease, String identity, LeaseTiming timing) {
    /** An election with the timing of Kubernetes' own components. */
    public static Election of(String namespace, String name, String identity) {
        return new Election(new ObjectKey(namespace, name), identity, LeaseTiming.DEFAULT);
    }

    /**
     * An election.
     *
     * @throws IllegalArgumentException where the identity is empty, which would mean nobody
     */
    public Election {
        if (identity.isEmpty()) throw new IllegalArgumentException("identity must not be empty");
    }
}
