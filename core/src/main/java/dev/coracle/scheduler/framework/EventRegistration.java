package dev.coracle.scheduler.framework;

/**
 * An event that may help pods a plugin refused.
 *
 * @param event what happens to which resource
 * @param hint looks closer, for one pod
 */
public record EventRegistration(ClusterEvent event, QueueingHint hint) {
    /** An event that is always worth another try. */
    public static EventRegistration of(ClusterEvent event) {
        return new EventRegistration(event, (pod, before, after) -> true);
    }
}
