package dev.coracle.examples.bench;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.cycle.Surroundings;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import dev.coracle.simulation.kernel.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A scheduler's outside that has nothing, and does nothing. */
final class NoSurroundings implements Surroundings, PodWriter {
    private final Kernel kernel = new Kernel(1);

    @Override
    public Clock clock() {
        return kernel.root().clock();
    }

    @Override
    public Entropy entropy() {
        return kernel.root().entropy();
    }

    @Override
    public EventSink events() {
        return (tone, regarding, related, reason, action, note) -> {};
    }

    @Override
    public PodWriter writes() {
        return this;
    }

    @Override
    public <T extends ApiObject> ObjectLister<T> objects(Class<T> type) {
        return new ObjectLister<>() {
            @Override
            public Optional<T> find(String namespace, String name) {
                return Optional.empty();
            }

            @Override
            public List<T> list(String namespace) {
                return List.of();
            }
        };
    }

    @Override
    public void background(Pod about, Runnable calls, Consumer<Optional<RuntimeException>> then) {
        then.accept(Optional.empty());
    }

    @Override
    public void activate(List<PodInfo> pods) {}

    @Override
    public Optional<Pod> read(Pod pod) {
        return Optional.of(pod);
    }

    @Override
    public void bind(Pod pod, String node) {}

    @Override
    public void setCondition(Pod pod, PodCondition condition, Optional<String> nominate) {}

    @Override
    public void nominate(Pod pod, String node) {}

    @Override
    public void delete(Pod pod) {}
}
