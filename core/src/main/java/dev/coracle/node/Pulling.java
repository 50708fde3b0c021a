package dev.coracle.node;

/**
 * How far the image for one attempt of a container has come.
 *
 * @param attempt for which it is wanted
 * @param stage how far
 * @param reason why it failed, in one word
 * @param failure why it failed, for people
 * @param failedAt when, in nanoseconds
 */
record Pulling(int attempt, Stage stage, String reason, String failure, long failedAt) {
    /** How far an image can have come. */
    enum Stage {
        /** Not looked at. */
        NEW,
        /** Being fetched. */
        UNDER_WAY,
        /** There. */
        DONE,
        /** Could not be fetched; to be tried again. */
        FAILED,
        /** The same, and people were told that it has to wait. */
        BACKED_OFF
    }

    static Pulling of(int attempt, Stage stage) {
        return new Pulling(attempt, stage, "", "", 0);
    }

    static Pulling failed(int attempt, String reason, String failure, long now) {
        return new Pulling(attempt, Stage.FAILED, reason, failure, now);
    }

    Pulling backedOff() {
        return new Pulling(attempt, Stage.BACKED_OFF, reason, failure, failedAt);
    }
}
