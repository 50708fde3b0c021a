package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Verdict;
import dev.coracle.testkit.reference.ReferenceScheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod that was refused, and waits for something to happen that may help, fits on no node by what the scheduler knows:
 * whatever makes it fit wakes it. What the scheduler is about to do itself counts only when it is known to be done. Looked at whenever nothing has changed for as long as a scheduler may take.
 *
 * <p>Kubernetes missed such events often (kubernetes#141354, #122444, #94437, #102790, #49314); it then helps that all are
 * tried again after five minutes, which hides it.
 */
final class NoMissedWakeUp extends FromInside {
    private boolean restless;
    private Instant lastChange = Instant.MIN;

    NoMissedWakeUp() {
        super("A pod that waits for something to happen fits on no node that the scheduler knows.", Term.OVER_TIME);
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        restless = true;
        lastChange = change.time();
        return super.judge(change, state);
    }

    @Override
    public Verdict judge(Instant now, ClusterState state) {
        boolean quiet = restless && lastChange.plus(bounds().staleness()).isBefore(now);
        if (quiet) {
            restless = false;
            look();
        }
        return super.judge(now, state);
    }

    @Override
    public Verdict audit(ClusterState state) {
        look();
        return super.audit(state);
    }

    /** Only where time stands still meanwhile. */
    private void look() {
        if (setting().simulation().isEmpty()) return;
        feed().flatMap(DecisionFeed::current).ifPresent(this::look);
    }

    private void look(SchedulingView view) {
        List<Pod> refused = new ArrayList<>();
        for (PodInfo pod : view.refused()) refused.add(pod.pod());
        if (refused.isEmpty()) return;
        ReferenceScheduler all = View.reference(view);
        ReferenceScheduler bound = new ReferenceScheduler(View.bound(view));
        for (Pod pod : refused) {
            if (pod.isTerminating() || !Knowledge.isWhole(setting(), pod)) continue;
            Optional<String> node = all.feasible(pod).stream()
                    .filter(it -> bound.refusal(pod, it).isEmpty())
                    .findFirst();
            saw(
                    node.isEmpty()
                            ? Verdict.kept()
                            : Verdict.broken(
                                    "pod " + pod.key(),
                                    "waits for something to happen",
                                    "be tried, since it fits on " + node.get()));
        }
    }
}
