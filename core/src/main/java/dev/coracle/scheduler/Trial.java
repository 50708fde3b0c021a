package dev.coracle.scheduler;

import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import java.util.Optional;

/** Tries to find a node for one pod: the scheduling cycle. */
final class Trial {
    private final Desk desk;
    private final Setbacks setbacks;
    private final Placing placing;
    private final Sight sight;

    Trial(Desk desk, Setbacks setbacks, Placing placing, Sight sight) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.placing = placing;
        this.sight = sight;
    }

    void of(QueuedPod queued) {
        PodInfo pod = queued.info();
        Optional<Framework> framework = desk.frameworkOf(pod.pod());
        if (framework.isEmpty() || placing.isToBeSkipped(pod)) {
            desk.queue().done(pod.uid());
            return;
        }
        Attempt attempt = Attempt.of(pod);
        Decision decision = framework.get().decide(attempt);
        sight.judged(pod, decision);
        if (decision instanceof Decision.Chosen chosen) {
            placing.place(queued, framework.get(), attempt, chosen.node().name());
        } else {
            setbacks.putBack(queued, Setback.of(decision));
        }
    }
}
