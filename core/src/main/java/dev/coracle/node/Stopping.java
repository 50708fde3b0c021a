package dev.coracle.node;

/**
 * The end of a run that was asked for.
 *
 * @param killAt when its time is over, in nanoseconds
 * @param stage how far it has come
 */
record Stopping(long killAt, Stage stage) {
    /** How far it can have come. */
    enum Stage {
        /** Its hook runs. */
        HOOK,
        /** Waits for others to end first. */
        TURN,
        /** Told to end. */
        SIGNALLED
    }

    Stopping at(Stage stage) {
        return new Stopping(killAt, stage);
    }

    Stopping by(long killAt) {
        return new Stopping(killAt, stage);
    }
}
