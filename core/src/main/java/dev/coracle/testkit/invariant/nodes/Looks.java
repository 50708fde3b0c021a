package dev.coracle.testkit.invariant.nodes;

import dev.coracle.api.Verb;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.Simulation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** When somebody other than a node's own kubelet last asked the server for the node's lease, as the server answered. */
final class Looks implements NetworkObserver {
    private final Simulation simulation;
    private final Map<String, Instant> last = new LinkedHashMap<>();

    Looks(Simulation simulation) {
        this.simulation = simulation;
        simulation.observe(this);
    }

    @Override
    public void called(ObservedCall call) {
        boolean looks = call.request().verb() == Verb.GET
                && call.request().namespace().equals(Heartbeats.LEASES)
                && !call.caller().startsWith("kubelet/");
        if (looks)
            last.put(
                    call.request().name(),
                    simulation.cluster().world().platform().clock().now());
    }

    /** When somebody last asked; empty where nobody did. */
    Optional<Instant> last(String node) {
        return Optional.ofNullable(last.get(node));
    }
}
