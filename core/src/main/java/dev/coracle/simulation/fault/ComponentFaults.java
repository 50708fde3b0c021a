package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Component;

/** Components that are gone or stand still. */
final class ComponentFaults implements Subject {
    private final Cluster cluster;
    private final Ongoing ongoing;

    ComponentFaults(Cluster cluster, Ongoing ongoing) {
        this.cluster = cluster;
        this.ongoing = ongoing;
    }

    @Override
    public void begins(Stroke stroke) {
        Component component = cluster.component(stroke.target());
        switch (stroke.kind()) {
            case COMPONENT_STOP -> component.stop();
            case COMPONENT_CRASH -> component.crash();
            default -> component.freeze();
        }
    }

    @Override
    public void ends(Stroke stroke) {
        String name = stroke.target();
        Component component = cluster.component(name);
        boolean frozen = ongoing.any(name, FaultKind.COMPONENT_FREEZE);
        if (stroke.kind() == FaultKind.COMPONENT_FREEZE && !frozen) component.thaw();
        if (ongoing.any(name, FaultKind.COMPONENT_STOP, FaultKind.COMPONENT_CRASH)) return;
        component.start();
        if (frozen) component.freeze();
    }
}
