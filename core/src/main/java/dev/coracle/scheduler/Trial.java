package dev.coracle.scheduler;

import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.EventSink.Tone;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import java.util.Optional;

/** Tries to find a node for one pod: the scheduling cycle. */
final class Trial {
    private final Desk desk;
    private final Setbacks setbacks;
    private final Bindings bindings;
    private final Outside outside;
    private final Sight sight;

    Trial(Desk desk, Setbacks setbacks, Bindings bindings, Outside outside, Sight sight) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.bindings = bindings;
        this.outside = outside;
        this.sight = sight;
    }

    boolean mayGoOn() {
        return outside.mayAct();
    }

    void of(QueuedPod queued) {
        PodInfo pod = queued.info();
        Optional<Framework> framework = desk.frameworkOf(pod.pod());
        if (framework.isEmpty() || isToBeSkipped(pod)) {
            desk.queue().done(pod.uid());
            return;
        }
        Attempt attempt = Attempt.of(pod);
        Decision decision = framework.get().decide(attempt);
        sight.judged(pod, decision);
        if (decision instanceof Decision.Chosen chosen) {
            place(new Placement(queued, framework.get(), attempt, chosen.node().name()));
        } else {
            setbacks.putBack(queued, Setback.of(decision));
        }
    }

    private boolean isToBeSkipped(PodInfo pod) {
        if (pod.isTerminating()) {
            String note = "skip schedule deleting pod: " + pod.namespace() + "/" + pod.name();
            outside.events().record(Tone.WARNING, pod.pod(), Optional.empty(), "FailedScheduling", "Scheduling", note);
            return true;
        }
        return desk.cache().pod(pod.uid()).isPresent();
    }

    private void place(Placement placement) {
        desk.cache().assume(placement.pod(), placement.node);
        desk.nominator().remove(placement.pod().uid());
        Status reserved = placement.framework.reserve(placement.attempt, placement.node);
        if (reserved.isSuccess()) {
            placement.framework.permit(placement.attempt, placement.node, permitted -> goOn(placement, permitted));
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
