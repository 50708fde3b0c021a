package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.cluster.KubeScheduler;
import dev.coracle.scheduler.SchedulingObserver;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.testkit.invariant.Setting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes on what a scheduler lets see, from when it is made: whoever comes late sees what comes next. */
final class DecisionFeed implements SchedulingObserver {
    private final List<SchedulingObserver> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<SchedulingView> current = Optional.empty();

    /** That of a run, where its scheduler has one. */
    static Optional<DecisionFeed> of(Setting setting) {
        return setting.cluster()
                .definition()
                .scheduler()
                .filter(KubeScheduler.class::isInstance)
                .flatMap(it -> ((KubeScheduler) it).options().observer())
                .filter(DecisionFeed.class::isInstance)
                .map(DecisionFeed.class::cast);
    }

    void add(SchedulingObserver listener) {
        listeners.add(listener);
    }

    /** What the scheduler that began last knows. */
    Optional<SchedulingView> current() {
        return current;
    }

    @Override
    public void began(SchedulingView view) {
        current = Optional.of(view);
        listeners.forEach(it -> it.began(view));
    }

    @Override
    public void judged(SchedulingView view, Judgement judgement) {
        listeners.forEach(it -> it.judged(view, judgement));
    }
}
