package dev.coracle.examples.bench;

import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.cycle.Surroundings;
import dev.coracle.scheduler.decide.StillWorld;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.ObjectWriter;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A world in which calls take no time and nothing is kept of them but which pods are to be deleted. */
final class EvictingWorld implements Surroundings {
    private final StillWorld still = StillWorld.empty();
    private final List<Pod> deleted = new ArrayList<>();
    private Optional<Pod> judged = Optional.empty();

    /** The pod for which a node is sought now. */
    void judged(Pod pod) {
        judged = Optional.of(pod);
    }

    /** The pods that were deleted since this was asked last. */
    List<Pod> takeDeleted() {
        List<Pod> taken = List.copyOf(deleted);
        deleted.clear();
        return taken;
    }

    @Override
    public Clock clock() {
        return still.clock();
    }

    @Override
    public Entropy entropy() {
        return still.entropy();
    }

    @Override
    public EventSink events() {
        return still.events();
    }

    @Override
    public PodWriter writes() {
        PodWriter none = still.writes();
        return new PodWriter() {
            @Override
            public Optional<Pod> read(Pod pod) {
                return none.read(pod);
            }

            @Override
            public void bind(Pod pod, String node, Map<String, String> annotations) {
                none.bind(pod, node, annotations);
            }

            @Override
            public void setCondition(Pod pod, PodCondition condition, Optional<String> nominate) {
                none.setCondition(pod, condition, nominate);
            }

            @Override
            public void nominate(Pod pod, String node) {
                none.nominate(pod, node);
            }

            @Override
            public void delete(Pod pod) {
                deleted.add(pod);
            }
        };
    }

    @Override
    public ObjectWriter updates() {
        return still.updates();
    }

    @Override
    public <T extends ApiObject> ObjectLister<T> objects(Class<T> type) {
        if (type != Pod.class) return still.objects(type);
        return new ObjectLister<>() {
            @Override
            public Optional<T> find(String namespace, String name) {
                return judged.map(type::cast);
            }

            @Override
            public List<T> list(String namespace) {
                return list();
            }

            @Override
            public List<T> list() {
                return judged.map(type::cast).stream().toList();
            }

            @Override
            public Function<String, List<T>> index(
                    String name, Function<? super T, ? extends Collection<String>> values) {
                return value -> list().stream()
                        .filter(it -> values.apply(it).contains(value))
                        .toList();
            }
        };
    }

    @Override
    public void background(Pod about, Runnable calls, Consumer<Optional<RuntimeException>> then) {
        calls.run();
        then.accept(Optional.empty());
    }

    @Override
    public void activate(List<PodInfo> pods) {}

    @Override
    public void retry(List<PodInfo> pods) {}
}
