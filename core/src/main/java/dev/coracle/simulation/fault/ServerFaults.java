package dev.coracle.simulation.fault;

import dev.coracle.simulation.SimulatedStore;
import dev.coracle.simulation.Simulation;
import java.time.Duration;

/** The API server that is down, and the store that fails or is slow. */
final class ServerFaults implements Subject {
    private final Simulation simulation;
    private final Ongoing ongoing;

    ServerFaults(Simulation simulation, Ongoing ongoing) {
        this.simulation = simulation;
        this.ongoing = ongoing;
    }

    @Override
    public void begins(Stroke stroke) {
        settle(stroke);
    }

    @Override
    public void ends(Stroke stroke) {
        settle(stroke);
    }

    private void settle(Stroke stroke) {
        String target = stroke.target();
        if (stroke.kind() == FaultKind.API_OUTAGE) {
            if (ongoing.any(target, FaultKind.API_OUTAGE))
                simulation.cluster().apiServer().crash();
            else simulation.cluster().apiServer().start();
        } else {
            SimulatedStore store = simulation.world().store();
            store.down(ongoing.any(target, FaultKind.STORE_OUTAGE));
            store.commitTime(Duration.ofMillis(ongoing.sum(target, FaultKind.STORE_SLOW)));
        }
    }
}
