package dev.coracle.simulation.fault;

/** What befalls a part, and what ends it. */
public enum FaultKind {
    /** The machine is off; then it boots. */
    NODE_CRASH(Target.NODE, "crashes"),
    /** The machine is turned off and on; over at once. */
    NODE_REBOOT(Target.NODE, "reboots"),
    /** The machine stands still, and does not know. */
    NODE_FREEZE(Target.NODE, "freezes"),
    /** The machine does not reach the API server. */
    NODE_DISCONNECT(Target.NODE, "is cut off"),
    /** The node's agent is stopped in good order, and the containers run on. */
    KUBELET_STOP(Target.NODE, "has its kubelet stopped"),
    /** The node's agent dies, and the containers run on. */
    KUBELET_CRASH(Target.NODE, "has its kubelet crash"),
    /** The component is stopped in good order. */
    COMPONENT_STOP(Target.COMPONENT, "is stopped"),
    /** The component dies. */
    COMPONENT_CRASH(Target.COMPONENT, "crashes"),
    /** The component stands still, and does not know. */
    COMPONENT_FREEZE(Target.COMPONENT, "freezes"),
    /** The component does not reach the API server. */
    COMPONENT_DISCONNECT(Target.COMPONENT, "is cut off");

    /** Whom a fault befalls. */
    public enum Target {
        /** A node, by its name. */
        NODE,
        /** A component, by its name. */
        COMPONENT
    }

    private final Target target;
    private final String phrase;

    FaultKind(Target target, String phrase) {
        this.target = target;
        this.phrase = phrase;
    }

    /** Whom it befalls. */
    public Target target() {
        return target;
    }

    /** As a sentence goes on after the name of its target. */
    String phrase() {
        return phrase;
    }

    /** Whether it is over as soon as it has begun. */
    public boolean isMomentary() {
        return this == NODE_REBOOT;
    }
}
