package dev.coracle.node;

import dev.coracle.model.Time;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what to do for a pod and what to report of it. Pure: the same view gives the same plan, and the plan made of
 * what a plan led to goes on where that one ended.
 */
final class PodPlanner {
    private static final String DEADLINE = "DeadlineExceeded";
    private static final String DEADLINE_MESSAGE = "Pod was active on the node longer than the specified deadline";

    private final PodView view;
    private final Draft draft;

    private PodPlanner(PodView view) {
        this.view = view;
        draft = new Draft(view);
    }

    static PodPlan plan(PodView view) {
        return new PodPlanner(view).plan();
    }

    private PodPlan plan() {
        Sightings.take(draft);
        boolean ended = false;
        if (mustEnd()) ended = new Departure(draft).proceed();
        else keep();
        Optional<Rejection> verdict = draft.isOverdue()
                ? Optional.of(new Rejection(DEADLINE, DEADLINE_MESSAGE))
                : view.rejection().map(it -> new Rejection(it.reason(), "Pod was rejected: " + it.message()));
        PodMemory memory = draft.memory();
        PodStatus status = new PodReport(view, memory, ended, verdict).status();
        boolean over = ended && (view.gone() || view.pod().isTerminating());
        return new PodPlan(draft.steps(), status, memory, draft.wakeAt(), over);
    }

    private boolean mustEnd() {
        return view.gone()
                || view.pod().isTerminating()
                || view.rejection().isPresent()
                || view.wasOver()
                || view.isComplete()
                || isOverdue();
    }

    private boolean isOverdue() {
        if (draft.isOverdue()) return true;
        Optional<Long> limit = view.pod().spec().activeDeadlineSeconds();
        if (limit.isEmpty()) return false;
        Instant now = view.now().time();
        Instant begun = view.pod().status().startTime().map(Time::instant).orElse(now);
        Duration left = Duration.between(now, begun.plusSeconds(limit.get()));
        if (!left.isZero() && !left.isNegative()) {
            draft.wakeAt(draft.now() + left.toNanos());
            return false;
        }
        draft.overdue();
        draft.add(new Step.Tell(false, DEADLINE, DEADLINE_MESSAGE, Optional.empty()));
        return true;
    }

    /** Init containers one after the other; then all main ones. Those that run on beside them are kept throughout. */
    private void keep() {
        Care care = new Care(draft);
        boolean initialized = view.isInitialized();
        for (Container init : view.inits()) {
            if (PodView.isSidecar(init)) {
                care.keep(init, "Always");
                if (!initialized && !isUp(init)) return;
            } else if (!initialized && !view.isDone(init)) {
                initialize(care, init);
                return;
            }
        }
        view.mains().forEach(main -> care.keep(main, view.restartPolicy()));
    }

    private void initialize(Care care, Container init) {
        Optional<Run> lost = view.latest(init).filter(run -> run.lost() && run.isSuccess());
        if (lost.isPresent()) care.repeat(init, lost.get());
        else care.keep(init, view.restartPolicy().equals("Never") ? "Never" : "OnFailure");
    }

    private boolean isUp(Container container) {
        return view.latest(container).filter(Run::isRunning).isPresent()
                && Probing.isUp(container, draft.of(container));
    }
}
