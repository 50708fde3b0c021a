package dev.coracle.node.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What is there of a pod at one moment.
 *
 * @param sandbox its newest sandbox
 * @param containers its containers, running or not, oldest first
 */
public record PodState(Optional<Sandbox> sandbox, List<ContainerRun> containers) {
    /** Nothing. */
    public static final PodState NONE = new PodState(Optional.empty(), List.of());

    /** What is there of a pod. */
    public PodState {
        containers = List.copyOf(containers);
    }
}
