package dev.coracle.cluster;

import dev.coracle.client.leader.Election;
import dev.coracle.client.leader.LeaseTiming;
import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerManager;
import dev.coracle.model.meta.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * Kubernetes' controller manager as a part of a cluster. Every cluster has one; a second one, as another component, acts
 * only while it leads.
 *
 * @param controllers what it runs
 * @param election the timing with which it stands for election; empty to act at once
 */
public record KubeControllerManager(List<Controller> controllers, Optional<LeaseTiming> election)
        implements ComponentFactory {
    private static final ObjectKey LEASE = new ObjectKey("kube-system", "kube-controller-manager");

    /** A manager of these controllers. */
    public KubeControllerManager {
        controllers = List.copyOf(controllers);
    }

    @Override
    public Running start(ComponentContext context) {
        Optional<Election> stood = election.map(timing -> new Election(LEASE, identity(context), timing));
        ControllerManager manager = new ControllerManager(context.client(), context.platform(), controllers, stood);
        manager.start();
        return Running.ending(manager::close);
    }

    private static String identity(ComponentContext context) {
        return context.platform().name() + "_"
                + context.platform().entropy().stream("manager").uid();
    }
}
