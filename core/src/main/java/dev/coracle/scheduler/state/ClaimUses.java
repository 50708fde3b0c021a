package dev.coracle.scheduler.state;

import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodVolumes.Claimed;
import java.util.HashMap;
import java.util.Map;

/** How many pods on known nodes use each claim that is not made for a pod. */
final class ClaimUses {
    private final Map<ObjectKey, Integer> pods = new HashMap<>();

    int of(ObjectKey claim) {
        return pods.getOrDefault(claim, 0);
    }

    /** A node becomes known, or is not known any more. */
    void count(NodeRow row, int by) {
        for (Placed placed : row.placed()) count(placed, by);
    }

    /** A pod more or less. */
    void count(Placed placed, int by) {
        PodInfo pod = placed.pod;
        for (Claimed claim : pod.volumes().claims()) {
            if (claim.isEphemeral()) continue;
            pods.merge(new ObjectKey(pod.namespace(), claim.name()), by, (a, b) -> a + b == 0 ? null : a + b);
        }
    }
}
