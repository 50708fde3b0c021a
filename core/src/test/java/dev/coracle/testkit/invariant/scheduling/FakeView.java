package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.SchedulingObserver.Judgement;
import dev.coracle.scheduler.SchedulingView;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a scheduler might know, as a test says it. */
final class FakeView implements SchedulingView {
    final ClusterState cluster = new ClusterState(name -> Collections.emptyMap());
    final List<PodInfo> refused = new ArrayList<>();
    final List<ApiObject> objects = new ArrayList<>();
    Optional<PodInfo> next = Optional.empty();

    FakeView(Node... nodes) {
        for (Node node : nodes) cluster.putNode(node);
    }

    FakeView with(String node, Pod... pods) {
        for (Pod pod : pods) cluster.putPod(PodInfo.of(Objects.on(pod, node)), node);
        return this;
    }

    /** The scheduler decides that a pod goes to a node. */
    static Judgement given(Pod pod, String node) {
        return new Judgement(PodInfo.of(pod), Optional.of(node), Optional.empty(), List.of());
    }

    /** The scheduler finds no node. */
    static Judgement refused(Pod pod) {
        return new Judgement(PodInfo.of(pod), Optional.empty(), Optional.empty(), List.of());
    }

    /** The scheduler makes others leave a node. */
    static Judgement preempts(Pod pod, String node, Pod... victims) {
        List<PodInfo> infos =
                Stream.of(victims).map(it -> PodInfo.of(Objects.on(it, node))).toList();
        return new Judgement(PodInfo.of(pod), Optional.empty(), Optional.of(node), infos);
    }

    @Override
    public Snapshot cluster() {
        return cluster;
    }

    @Override
    public boolean isAssumed(String uid) {
        return uid.startsWith("assumed");
    }

    @Override
    public List<PodInfo> nominatedTo(String node) {
        return List.of();
    }

    @Override
    public Optional<PodInfo> next() {
        return next;
    }

    @Override
    public List<PodInfo> refused() {
        return refused;
    }

    @Override
    public <T extends ApiObject> List<T> objects(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
