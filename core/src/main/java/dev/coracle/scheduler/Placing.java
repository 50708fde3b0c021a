package dev.coracle.scheduler;

import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.EventSink.Tone;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import java.util.Optional;

/** Gives pods the nodes that were decided on: they count there at once, and are bound when nothing holds them. */
final class Placing {
    private final Desk desk;
    private final Setbacks setbacks;
    private final Bindings bindings;
    private final Outside outside;

    Placing(Desk desk, Setbacks setbacks, Bindings bindings, Outside outside) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.bindings = bindings;
        this.outside = outside;
    }

    /** Whether a pod that is to be tried needs no node any more. */
    boolean isToBeSkipped(PodInfo pod) {
        if (pod.isTerminating()) {
            String note = "skip schedule deleting pod: " + pod.namespace() + "/" + pod.name();
            outside.events().record(Tone.WARNING, pod.pod(), Optional.empty(), "FailedScheduling", "Scheduling", note);
            return true;
        }
        return desk.cache().pod(pod.uid()).isPresent();
    }

    /** Gives a pod a node. */
    void place(QueuedPod queued, Framework framework, Attempt attempt, String node) {
        Placement placement = new Placement(queued, framework, attempt, node);
        desk.cache().assume(placement.pod(), node);
        Optional<String> awaited = desk.nominator().nodeOf(placement.pod().uid());
        desk.nominator().remove(placement.pod().uid());
        awaited.filter(it -> !it.equals(node)).ifPresent(it -> desk.leavesRoom(placement.object(), it));
        Status reserved = framework.reserve(attempt, node);
        if (reserved.isSuccess()) {
            framework.permit(attempt, node, permitted -> goOn(placement, permitted));
        } else {
            setbacks.takeBack(placement, reserved);
        }
        placement.wasSeen = true;
    }

    private void goOn(Placement placement, Status permitted) {
        if (permitted.isSuccess()) bindings.begin(placement);
        else setbacks.takeBack(placement, permitted);
    }
}
