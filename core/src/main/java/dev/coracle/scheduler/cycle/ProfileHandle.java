package dev.coracle.scheduler.cycle;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.Extender;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeNotes;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.ObjectWriter;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.framework.WaitingPod;
import dev.coracle.scheduler.framework.WhatIf;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the plugins of one profile see. */
final class ProfileHandle implements Handle {
    /** What the profile can think about, for the attempt that a state belongs to. */
    interface Thoughts {
        WhatIf open(CycleState state, PodInfo pod, NodeInfo node);

        <T> Optional<NodeNotes<T>> notes(CycleState state, PodInfo pod, Object about);
    }

    private final String profile;
    private final Shared shared;
    private final Thoughts thoughts;

    ProfileHandle(String profile, Shared shared, Thoughts thoughts) {
        this.profile = profile;
        this.shared = shared;
        this.thoughts = thoughts;
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public Snapshot snapshot() {
        return shared.cluster();
    }

    @Override
    public <T extends ApiObject> ObjectLister<T> objects(Class<T> type) {
        return shared.outside().objects(type);
    }

    @Override
    public Clock clock() {
        return shared.outside().clock();
    }

    @Override
    public Entropy entropy() {
        return shared.outside().entropy();
    }

    @Override
    public EventSink events() {
        return shared.outside().events();
    }

    @Override
    public PodWriter writes() {
        return shared.outside().writes();
    }

    @Override
    public ObjectWriter updates() {
        return shared.outside().updates();
    }

    @Override
    public void background(Pod about, Runnable calls, Consumer<Optional<RuntimeException>> then) {
        shared.outside().background(about, calls, then);
    }

    @Override
    public List<PodInfo> nominatedPods(String node) {
        return shared.nominator().podsFor(node);
    }

    @Override
    public boolean anyNominated(Predicate<PodInfo> which) {
        return shared.nominator().any(which);
    }

    @Override
    public <T> Optional<NodeNotes<T>> notes(CycleState state, PodInfo pod, Object about) {
        return thoughts.notes(state, pod, about);
    }

    @Override
    public WhatIf whatIf(CycleState state, PodInfo pod, NodeInfo node) {
        return thoughts.open(state, pod, node);
    }

    @Override
    public List<Extender> extenders(PodInfo pod) {
        return shared.extenders().of(pod);
    }

    @Override
    public List<? extends WaitingPod> waitingPods() {
        return shared.waiting().list();
    }

    @Override
    public Optional<? extends WaitingPod> waitingPod(String uid) {
        return shared.waiting().find(uid);
    }

    @Override
    public void activate(List<PodInfo> pods) {
        shared.outside().activate(pods);
    }

    @Override
    public void retry(List<PodInfo> pods) {
        shared.outside().retry(pods);
    }
}
