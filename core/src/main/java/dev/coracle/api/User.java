package dev.coracle.api;

import java.util.List;

/**
 * Who asks.
 *
 * @param name unique name, such as {@code system:node:node-1}
 * @param groups names of the groups that the user belongs to
 */
public record User(String name, List<String> groups) {
    /** May do everything: what an embedded cluster hands to the program around it. */
    public static final User ADMIN = new User("kubernetes-admin", List.of("system:masters", "system:authenticated"));

    /** Nobody in particular. */
    public static final User ANONYMOUS = new User("system:anonymous", List.of("system:unauthenticated"));

    /** A component of the control plane, such as {@code kube-scheduler}. */
    public static User component(String name) {
        return new User("system:" + name, List.of("system:masters", "system:authenticated"));
    }

    /** The kubelet of a node. */
    public static User node(String node) {
        return new User("system:node:" + node, List.of("system:nodes", "system:authenticated"));
    }
}
