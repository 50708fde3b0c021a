package dev.coracle.node.runtime;

import dev.coracle.model.core.Container;
import dev.coracle.model.meta.ObjectKey;

/**
 * Which container is wanted.
 *
 * @param podUid UID of the pod's object
 * @param pod its namespace and name
 * @param container as the pod describes it
 * @param attempt how many containers of this name the pod had before; its restart count
 */
public record ContainerConfig(String podUid, ObjectKey pod, Container container, int attempt) {
    /** Its name, unique in the pod. */
    public String name() {
        return container.name();
    }

    /** The reference of its image. */
    public String image() {
        return container.image().orElse("");
    }
}
