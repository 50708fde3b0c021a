package dev.coracle.scheduler;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PermitPlugin;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostBindPlugin;
import dev.coracle.scheduler.framework.PreBindPlugin;
import dev.coracle.scheduler.framework.ReservePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A plugin that does as a test says, and writes down what it is asked. */
final class TestPlugin implements FilterPlugin, ReservePlugin, PermitPlugin, PreBindPlugin, PostBindPlugin {
    final List<String> log = new ArrayList<>();
    Function<PodInfo, Status> filter = pod -> Status.success();
    Function<PodInfo, Status> reserve = pod -> Status.success();
    Function<PodInfo, Status> permit = pod -> Status.success();
    Function<PodInfo, Status> preBind = pod -> Status.success();

    Profile profile() {
        return Profile.defaults().with(name(), handle -> this);
    }

    SchedulerOptions options() {
        return SchedulerOptions.of(profile());
    }

    @Override
    public String name() {
        return "Test";
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        return filter.apply(pod);
    }

    @Override
    public Status reserve(CycleState state, PodInfo pod, String node) {
        log.add("reserve " + pod.name());
        return reserve.apply(pod);
    }

    @Override
    public void unreserve(CycleState state, PodInfo pod, String node) {
        log.add("unreserve " + pod.name());
    }

    @Override
    public Status permit(CycleState state, PodInfo pod, String node) {
        return permit.apply(pod);
    }

    @Override
    public Status preBind(CycleState state, PodInfo pod, String node) {
        log.add("preBind " + pod.name());
        return preBind.apply(pod);
    }

    @Override
    public void postBind(CycleState state, PodInfo pod, String node) {
        log.add("postBind " + pod.name());
    }
}
