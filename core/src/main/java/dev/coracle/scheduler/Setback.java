package dev.coracle.scheduler;

import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Diagnosis;
import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod was not scheduled.
 *
 * @param reason in one word, as in the condition of the pod
 * @param message what people are told
 * @param unschedulable the plugins that refused it
 * @param pending the plugins that refused it until something outside has happened
 * @param nominate the node it waits for from now on, {@code ""} for none; absent to leave that as it is
 */
record Setback(
        String reason,
        String message,
        Collection<String> unschedulable,
        Collection<String> pending,
        Optional<String> nominate) {
    private static final String UNSCHEDULABLE = "Unschedulable";
    private static final String BROKEN = "SchedulerError";
    private static final Optional<String> NOWHERE = Optional.of("");

    /** A decision that names no node. */
    static Setback of(Decision decision) {
        if (decision instanceof Decision.Unfit unfit) return of(unfit.diagnosis(), unfit.nominate());
        if (decision instanceof Decision.Broken broken) return of(broken.status());
        return new Setback(UNSCHEDULABLE, "no nodes available to schedule pods", List.of(), List.of(), NOWHERE);
    }

    /** What came after the node was chosen. */
    static Setback of(Status status) {
        if (status.isRejected()) return of(Diagnosis.ofChosen(status), NOWHERE);
        return new Setback(BROKEN, status.message(), List.of(), List.of(), NOWHERE);
    }

    /** A batch plugin leaves the pod, and says why. */
    static Setback of(BatchPlugin plugin, String reason) {
        return new Setback(UNSCHEDULABLE, reason, List.of(plugin.name()), List.of(), NOWHERE);
    }

    /** A batch plugin chose a node that does not do; other nodes may, so that no event needs to be awaited. */
    static Setback of(BatchPlugin plugin, String node, Status refusal) {
        if (!refusal.isRejected()) return of(refusal);
        String message = plugin.name() + " chose " + node + ": " + refusal.message();
        return new Setback(UNSCHEDULABLE, message, List.of(), List.of(), NOWHERE);
    }

    private static Setback of(Diagnosis diagnosis, Optional<String> nominate) {
        return new Setback(
                UNSCHEDULABLE,
                diagnosis.message(),
                diagnosis.unschedulablePlugins(),
                diagnosis.pendingPlugins(),
                nominate);
    }
}
