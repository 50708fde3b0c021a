package dev.coracle.testkit.arbitrary;

/** What keeps the pods of a workload. */
public enum Form {
    /** Nobody: a single pod that is not replaced. */
    POD("pod"),
    /** A replica set. */
    REPLICA_SET("replica set"),
    /** A deployment. */
    DEPLOYMENT("deployment");

    private final String phrase;

    Form(String phrase) {
        this.phrase = phrase;
    }

    /** Its name in a sentence. */
    String phrase() {
        return phrase;
    }
}
