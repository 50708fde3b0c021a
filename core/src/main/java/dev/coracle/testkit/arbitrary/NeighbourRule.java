package dev.coracle.testkit.arbitrary;

/** What the pods of a workload think of other pods. */
public enum NeighbourRule {
    /** Nothing. */
    NONE(""),
    /** Required anti-affinity: no two of them on a node. */
    ONE_PER_NODE("one per node"),
    /** Required anti-affinity: no two of them in a zone. */
    ONE_PER_ZONE("one per zone"),
    /** Required affinity: all of them in the zone of the first. */
    SAME_ZONE("all in one zone"),
    /** Preferred anti-affinity by node. */
    RATHER_APART("rather apart"),
    /** Required anti-affinity by node to the pods of the first workload, which need not say so themselves. */
    AWAY_FROM_FIRST("not beside app-1");

    private final String phrase;

    NeighbourRule(String phrase) {
        this.phrase = phrase;
    }

    /** As a list of properties has it. */
    String phrase() {
        return phrase;
    }
}
