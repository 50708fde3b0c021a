package dev.coracle.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the kubelet remembers of a pod beside what runtime and API server show.
 *
 * @param ending its end, once that was begun
 * @param overdue whether it was active for longer than it may be
 * @param containers by name
 */
record PodMemory(Optional<Ending> ending, boolean overdue, Map<String, ContainerMemory> containers) {
    private static final ContainerMemory UNSEEN = ContainerMemory.unseen();

    /** Of a pod that was never seen. */
    static final PodMemory NEW = new PodMemory(Optional.empty(), false, Collections.emptyMap());

    PodMemory {
        containers = Collections.unmodifiableMap(new LinkedHashMap<>(containers));
    }

    ContainerMemory of(String container) {
        return of(containers, container);
    }

    /** What is remembered of a container, if only that it is new. */
    static ContainerMemory of(Map<String, ContainerMemory> containers, String container) {
        return containers.getOrDefault(container, UNSEEN);
    }
}
