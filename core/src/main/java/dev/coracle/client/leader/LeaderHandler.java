package dev.coracle.client.leader;

/**
 * Is told who leads.
 *
 * <p><b>Threads.</b> Called on the worker given with it, one call at a time, in order: {@link #started}, then
 * {@link #stopped}, then perhaps {@link #started} again.
 */
public interface LeaderHandler {
    /** This candidate leads; from now on, and as long as {@link Leadership#isHeld()}. */
    void started(Leadership leadership);

    /**
     * This candidate leads no more. On a clean stop the lease is given back when this returns, so all work must have
     * ended by then.
     */
    void stopped(Leadership leadership);

    /** Somebody leads: this candidate or another. Never told that nobody does. */
    default void newLeader(String identity) {}
}
