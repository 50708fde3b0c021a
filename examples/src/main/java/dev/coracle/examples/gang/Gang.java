package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.List;

/**
 * A group and its pods at one moment. Pods that have ended, or are about to, are none of them.
 *
 * @param name of the group
 * @param spec what it needs
 * @param placed its pods that have a node, whether they are bound to it already or not
 * @param unplaced its pods that have none, and may be given one
 */
record Gang(ObjectKey name, PodGroupSpec spec, List<Pod> placed, List<Pod> unplaced) {
    /** How many of its pods are still to be placed before it has what it needs. */
    int missing() {
        return Math.max(0, spec.minMember() - placed.size());
    }

    /** How many of these there are not even. */
    int absent() {
        return Math.max(0, missing() - unplaced.size());
    }

    /** Whether it has what it needs: any further pod of it is placed like a pod of no group. */
    boolean isWhole() {
        return missing() == 0;
    }

    /** Whether some of its pods have a node and do not do without others that have none. */
    boolean isPartial() {
        return !placed.isEmpty() && !isWhole();
    }

    List<PodInfo> toBePlaced() {
        return unplaced.stream().map(PodInfo::of).toList();
    }

    /** What people call it. */
    @Override
    public String toString() {
        return "podgroup \"" + name.name() + "\"";
    }
}
