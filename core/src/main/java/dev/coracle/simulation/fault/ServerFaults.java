package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.Component;
import dev.coracle.simulation.SimulatedStore;
import dev.coracle.simulation.Simulation;
import java.time.Duration;

/** The API server that is down, and the store that fails, is slow, or is restored from a backup. */
final class ServerFaults implements Subject {
    private static final String SERVER = "kube-apiserver";
    private static final String STORE = "store";

    private final Simulation simulation;
    private final Ongoing ongoing;
    /** No backup is older. */
    private final long first;

    ServerFaults(Simulation simulation, Ongoing ongoing) {
        this.simulation = simulation;
        this.ongoing = ongoing;
        first = simulation.world().store().revision();
    }

    @Override
    public void begins(Stroke stroke) {
        settle(stroke);
        if (stroke.kind() != FaultKind.STORE_RESTORE) return;
        SimulatedStore store = simulation.world().store();
        store.restore(Math.max(first, store.revision() - stroke.amount()));
    }

    @Override
    public void ends(Stroke stroke) {
        if (stroke.kind() == FaultKind.STORE_RESTORE) simulation.world().store().forget();
        settle(stroke);
        if (stroke.kind() == FaultKind.STORE_RESTORE) restartAll();
    }

    /** Who knows what is no longer true is not to act on it. */
    private void restartAll() {
        Cluster cluster = simulation.cluster();
        cluster.components().forEach(ServerFaults::restart);
        cluster.nodes().forEach(node -> NodeFaults.kubelet(node, ServerFaults::restart));
    }

    private static void restart(Component component) {
        if (!component.isRunning()) return;
        boolean frozen = component.lastFreeze().until().isEmpty();
        component.restart();
        if (frozen) component.freeze();
    }

    private void settle(Stroke stroke) {
        String target = stroke.target();
        if (stroke.kind() == FaultKind.API_OUTAGE || stroke.kind() == FaultKind.STORE_RESTORE) {
            if (ongoing.any(SERVER, FaultKind.API_OUTAGE) || ongoing.any(STORE, FaultKind.STORE_RESTORE))
                simulation.cluster().apiServer().crash();
            else simulation.cluster().apiServer().start();
        } else {
            SimulatedStore store = simulation.world().store();
            store.down(ongoing.any(target, FaultKind.STORE_OUTAGE));
            store.commitTime(Duration.ofMillis(ongoing.sum(target, FaultKind.STORE_SLOW)));
        }
    }
}
