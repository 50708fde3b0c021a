package dev.coracle.scheduler.framework;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that happens to resources of a kind. Registered by a plugin it may name several actions; what really happens
 * is one action.
 *
 * @param resource the kind, such as {@code Node}; {@code *} for any
 * @param actions what happens to it
 */
public record ClusterEvent(String resource, Set<Action> actions) {
    /** Pods: those on nodes and those that wait. */
    public static final String POD = "Pod";
    /** Nodes. */
    public static final String NODE = "Node";
    /** Any kind. */
    public static final String ANY = "*";

    /** What happens to an object. */
    public enum Action {
        /** It is made, or comes to be seen. */
        ADD,
        /** It is gone. */
        DELETE,
        /** A node's allocatable resources changed. */
        UPDATE_NODE_ALLOCATABLE,
        /** A node's labels changed. */
        UPDATE_NODE_LABEL,
        /** A node's taints changed, or whether it is schedulable. */
        UPDATE_NODE_TAINT,
        /** A node's conditions changed. */
        UPDATE_NODE_CONDITION,
        /** A node's annotations changed. */
        UPDATE_NODE_ANNOTATION,
        /** A pod's labels changed. */
        UPDATE_POD_LABEL,
        /** A pod asks for less. */
        UPDATE_POD_SCALE_DOWN,
        /** A pod's tolerations changed. */
        UPDATE_POD_TOLERATION,
        /** A pod lost its last scheduling gate. */
        UPDATE_POD_SCHEDULING_GATES_ELIMINATED,
        /** A pod began to terminate; Kubernetes counts that as another change. */
        UPDATE_POD_TERMINATION,
        /** Anything else about it changed. */
        UPDATE_OTHER
    }

    /** An event. */
    public ClusterEvent {
        actions = Collections.unmodifiableSet(EnumSet.copyOf(actions));
    }

    /** An event. */
    public static ClusterEvent of(String resource, Action first, Action... more) {
        return new ClusterEvent(resource, EnumSet.of(first, more));
    }

    /** Every way in which an object of this kind can change. */
    public static ClusterEvent updated(String resource) {
        return new ClusterEvent(resource, EnumSet.range(Action.UPDATE_NODE_ALLOCATABLE, Action.UPDATE_OTHER));
    }

    /** Everything that can happen. */
    public static ClusterEvent everything() {
        return new ClusterEvent(ANY, EnumSet.allOf(Action.class));
    }

    /** Whether an event that really happens is one of those meant here. */
    public boolean includes(ClusterEvent happened) {
        boolean sameKind = resource.equals(ANY) || resource.equals(happened.resource);
        return sameKind && actions.containsAll(happened.actions);
    }

    /** Whether it means everything, and so overrides all hints. */
    public boolean isWildcard() {
        return resource.equals(ANY) && actions.size() == Action.values().length;
    }

    /** The registration of everything, for a plugin that says nothing. */
    static List<EventRegistration> anything() {
        return List.of(EventRegistration.of(everything()));
    }

    /** The events that a plugin registered; everything, where it says nothing. */
    public static List<EventRegistration> of(Plugin plugin) {
        return plugin instanceof EnqueueExtensions extensions ? extensions.eventsToRegister() : anything();
    }
}
