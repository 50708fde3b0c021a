package dev.coracle.node.runtime;

import dev.coracle.model.meta.ObjectKey;

/**
 * Which sandbox is wanted.
 *
 * @param podUid UID of the pod's object
 * @param pod its namespace and name
 * @param hostNetwork whether the pod shares the node's network, and gets no address of its own
 */
public record SandboxConfig(String podUid, ObjectKey pod, boolean hostNetwork) {}
