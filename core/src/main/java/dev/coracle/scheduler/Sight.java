package dev.coracle.scheduler;

import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.cycle.Decision;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.List;
import java.util.Optional;

/** Shows an observer, where there is one, what the scheduler knows and decides. */
final class Sight implements SchedulingView {
    private final Desk desk;
    private final Outside outside;
    private final Optional<SchedulingObserver> observer;

    Sight(Desk desk, Outside outside, Optional<SchedulingObserver> observer) {
        this.desk = desk;
        this.outside = outside;
        this.observer = observer;
    }

    void began() {
        observer.ifPresent(it -> it.began(this));
    }

    void judged(PodInfo pod, Decision decision) {
        observer.ifPresent(it -> it.judged(this, judgement(pod, decision)));
    }

    private static SchedulingObserver.Judgement judgement(PodInfo pod, Decision decision) {
        Optional<String> node = Optional.empty();
        Optional<String> nominated = Optional.empty();
        List<PodInfo> victims = List.of();
        if (decision instanceof Decision.Chosen chosen)
            node = Optional.of(chosen.node().name());
        if (decision instanceof Decision.Unfit unfit) {
            nominated = unfit.nominate().filter(it -> !it.isEmpty());
            victims = unfit.victims();
        }
        return new SchedulingObserver.Judgement(pod, node, nominated, victims);
    }

    @Override
    public Snapshot cluster() {
        return desk.cache().state();
    }

    @Override
    public boolean isAssumed(String uid) {
        return desk.cache().isAssumed(uid);
    }

    @Override
    public List<PodInfo> nominatedTo(String node) {
        return desk.nominator().podsFor(node);
    }

    @Override
    public Optional<PodInfo> next() {
        return desk.queue().next();
    }

    @Override
    public List<PodInfo> refused() {
        return desk.queue().refused().stream().map(QueuedPod::info).toList();
    }

    @Override
    public <T extends ApiObject> List<T> objects(Class<T> type) {
        return outside.known(type);
    }
}
