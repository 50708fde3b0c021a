package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeNotes;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.WhatIf;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pods that must leave a node so that a more important one fits: as few and as unimportant as possible. What was
 * found is noted for pods of the same kind, as far as it follows from the node alone.
 */
final class VictimSearch {
    private static final Status NO_VICTIMS =
            Status.unresolvable("No preemption victims found for incoming pod").by(DefaultPreemption.NAME);

    private final Handle handle;
    private final CycleState state;
    private final PodInfo pod;
    private final Budgets budgets;
    private final Importance importance;
    private final Optional<NodeNotes<Either<Status, Victims>>> notes;

    VictimSearch(Handle handle, CycleState state, PodInfo pod, Budgets budgets, Importance importance) {
        this.handle = handle;
        this.state = state;
        this.pod = pod;
        this.budgets = budgets;
        this.importance = importance;
        notes = handle.notes(state, pod, new About(pod.priority(), budgets.version()));
    }

    /** What a finding depends on beside the node and what filters can tell of the pod. */
    private record About(int priority, long budgets) {}

    /** The victims on a node, or why the pod would not fit even without all less important ones. */
    Either<Status, Victims> on(NodeInfo node) {
        if (notes.isEmpty() || !handle.nominatedPods(node.name()).isEmpty()) return search(node);
        Optional<Either<Status, Victims>> known = notes.get().find(node);
        if (known.isPresent()) return known.get();
        Either<Status, Victims> found = search(node);
        notes.get().keep(node, found);
        return found;
    }

    private Either<Status, Victims> search(NodeInfo node) {
        List<PodInfo> lesser = new ArrayList<>();
        for (PodInfo other : node.pods()) {
            if (other.priority() < pod.priority()) lesser.add(other);
        }
        if (lesser.isEmpty()) return Either.left(NO_VICTIMS);
        lesser.sort(importance);
        try (WhatIf thought = handle.whatIf(state, pod, node)) {
            for (PodInfo other : lesser) {
                Status removed = thought.remove(other);
                if (!removed.isSuccess()) return Either.left(removed);
            }
            Status fits = thought.filter();
            return fits.isSuccess() ? spare(lesser, thought, node) : Either.left(fits);
        }
    }

    /** Lets pods stay one by one: first those that a budget protects, the most important first. */
    private Either<Status, Victims> spare(List<PodInfo> lesser, WhatIf thought, NodeInfo node) {
        List<PodInfo> protectedOnes = budgets.broken(lesser);
        List<PodInfo> victims = new ArrayList<>();
        for (PodInfo other : protectedOnes) {
            if (!canStay(other, thought)) victims.add(other);
        }
        int violations = victims.size();
        for (PodInfo other : lesser) {
            if (!protectedOnes.contains(other) && !canStay(other, thought)) victims.add(other);
        }
        if (victims.isEmpty())
            return Either.left(Status.error("expected at least one victim pod on node " + node.name()));
        victims.sort(importance);
        return Either.right(Victims.of(victims, violations));
    }

    private boolean canStay(PodInfo other, WhatIf thought) {
        Status back = thought.add(other);
        if (back.isSuccess() && thought.filter().isSuccess()) return true;
        thought.remove(other);
        return false;
    }
}
