package dev.coracle.scheduler;

import dev.coracle.scheduler.framework.Batch;
import dev.coracle.scheduler.framework.BatchPlacement;
import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Plans as a test says, by default the first node that does for each pod in turn, and writes down what it is asked. */
final class TestBatch implements BatchPlugin, EnqueueExtensions {
    private final String name;
    final List<List<String>> asked = new ArrayList<>();
    Function<Batch, List<BatchPlacement>> plan = TestBatch::firstFit;
    List<EventRegistration> events = List.of(EventRegistration.of(ClusterEvent.everything()));

    TestBatch() {
        this("TestBatch");
    }

    TestBatch(String name) {
        this.name = name;
    }

    SchedulerOptions options() {
        return SchedulerOptions.of(Profile.defaults().with(name(), handle -> this));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return events;
    }

    @Override
    public List<BatchPlacement> plan(Batch batch) {
        asked.add(batch.pods().stream().map(PodInfo::name).toList());
        return plan.apply(batch);
    }

    static List<BatchPlacement> firstFit(Batch batch) {
        List<BatchPlacement> plan = new ArrayList<>();
        for (PodInfo pod : batch.pods()) {
            for (NodeInfo node : batch.cluster().nodes()) {
                if (!batch.filter(pod, node).isSuccess()) continue;
                batch.assume(pod, node);
                plan.add(BatchPlacement.on(pod, node.name()));
                break;
            }
        }
        return plan;
    }

    /** Each pod of the batch is placed, or not, by itself. */
    void each(Function<PodInfo, List<BatchPlacement>> placement) {
        plan = batch -> batch.pods().stream()
                .flatMap(pod -> placement.apply(pod).stream())
                .toList();
    }
}
