package dev.coracle.simulation.fault;

import dev.coracle.client.Client;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Deployments that somebody scales up and down and, when all that is over, to what they were before. */
final class Scaling {
    private final Client client;
    private final Ongoing ongoing;
    private final Map<String, Integer> before = new HashMap<>();

    Scaling(Client client, Ongoing ongoing) {
        this.client = client;
        this.ongoing = ongoing;
    }

    /** Scales a workload as it has to be; where it does not exist, that is left for when it is made anew. */
    void settle(String target) {
        boolean scaled = ongoing.any(target, FaultKind.WORKLOAD_SCALE_UP, FaultKind.WORKLOAD_SCALE_DOWN);
        if (!scaled && !before.containsKey(target)) return;
        Workload workload = new Workload(client, target);
        Optional<Integer> present = workload.replicas();
        if (present.isEmpty()) return;
        int usual = before.computeIfAbsent(target, it -> present.get());
        long more =
                ongoing.sum(target, FaultKind.WORKLOAD_SCALE_UP) - ongoing.sum(target, FaultKind.WORKLOAD_SCALE_DOWN);
        workload.scale((int) Math.max(0, usual + more));
        if (!scaled) before.remove(target);
    }
}
