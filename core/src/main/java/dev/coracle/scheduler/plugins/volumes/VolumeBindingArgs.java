package dev.coracle.scheduler.plugins.volumes;

import java.time.Duration;

/**
 * Arguments of {@link VolumeBinding}.
 *
 * @param bindTimeout how long a pod waits for its volumes to be bound before it goes back to the queue
 */
public record VolumeBindingArgs(Duration bindTimeout) {
    /** What Kubernetes does by default: ten minutes. */
    public static final VolumeBindingArgs DEFAULT = new VolumeBindingArgs(Duration.ofMinutes(10));
}
