package dev.coracle.simulation.fault;

import dev.coracle.api.ApiRequest;
import dev.coracle.simulation.Disturbance;
import dev.coracle.simulation.Fate;
import dev.coracle.simulation.Fate.Outcome;

/** A process whose way to the server is cut: both ways, one way, or for heartbeats alone. */
record Partition(FaultKind kind) implements Disturbance {
    @Override
    public Fate fate(String caller, ApiRequest request) {
        return switch (kind) {
            case NODE_DEAF, COMPONENT_DEAF -> Fate.of(Outcome.UNANSWERED);
            case NODE_MUTE, COMPONENT_MUTE -> Fate.of(Outcome.LOST);
            case NODE_HEARTBEAT_LOSS -> isHeartbeat(request) ? Fate.of(Outcome.LOST) : Fate.USUAL;
            default -> Fate.of(Outcome.UNREACHABLE);
        };
    }

    private static boolean isHeartbeat(ApiRequest request) {
        return request.verb().isWrite()
                && request.resource().plural().equals("leases")
                && request.namespace().equals("kube-node-lease");
    }

    @Override
    public boolean isSilence() {
        return switch (kind) {
            case NODE_MUTE, COMPONENT_MUTE, NODE_HEARTBEAT_LOSS -> false;
            default -> true;
        };
    }
}
