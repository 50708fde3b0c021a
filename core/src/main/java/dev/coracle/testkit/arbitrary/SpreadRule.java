package dev.coracle.testkit.arbitrary;

/** How evenly the pods of a workload are spread. */
public enum SpreadRule {
    /** Nobody cares. */
    NONE(""),
    /** Over zones, by at most one pod apart; else they wait. */
    ZONES("spread over zones"),
    /** Over nodes, by at most one pod apart; else they wait. */
    NODES("spread over nodes"),
    /** Over zones, as well as may be. */
    RATHER_ZONES("rather spread over zones");

    private final String phrase;

    SpreadRule(String phrase) {
        this.phrase = phrase;
    }

    /** As a list of properties has it. */
    String phrase() {
        return phrase;
    }
}
