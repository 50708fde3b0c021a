package dev.coracle.testkit.arbitrary;

/** How a pod says in which zone it runs. */
public enum NodeRule {
    /** By node selector. */
    SELECTOR("in zone "),
    /** By required node affinity, operator {@code In}. */
    REQUIRED("by affinity in zone "),
    /** By required node affinity, operator {@code NotIn}: anywhere else. */
    FORBIDDEN("by affinity not in zone "),
    /** By preferred node affinity. */
    PREFERRED("rather in zone ");

    private final String phrase;

    NodeRule(String phrase) {
        this.phrase = phrase;
    }

    /** As a sentence goes on before the name of the zone. */
    String phrase() {
        return phrase;
    }
}
