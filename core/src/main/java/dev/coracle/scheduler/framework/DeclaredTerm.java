package dev.coracle.scheduler.framework;

/** An affinity term that one or more pods on nodes have. Valid during one attempt. */
public interface DeclaredTerm {
    /** What kind of term it is. */
    enum Kind {
        /** Pods it must be near. */
        REQUIRED_AFFINITY,
        /** Pods it must not be near. */
        REQUIRED_ANTI_AFFINITY,
        /** Pods it would like to be near. */
        PREFERRED_AFFINITY,
        /** Pods it would like to be away from. */
        PREFERRED_ANTI_AFFINITY
    }

    /** How much it weighs; 1 where it is required. */
    int weight();

    /** How many pods have this term, by the term's topology. */
    PodCounts holders();
}
