package dev.coracle.scheduler.decide;

import dev.coracle.model.core.Namespace;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.cycle.Surroundings;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.ObjectWriter;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A cluster in which nothing happens but what is being judged. Calls do nothing. */
public final class StillWorld implements Surroundings {
    private final Case situation;
    private final Set<Class<? extends ApiObject>> asked = new LinkedHashSet<>();

    /** The world of a case. */
    public StillWorld(Case situation) {
        this.situation = situation;
    }

    /** A world without services, budgets and pods that could be looked up. */
    public static StillWorld empty() {
        Pod nobody = Pod.builder().build();
        return new StillWorld(
                new Case("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), nobody, false));
    }

    /** The kinds that were asked for. */
    Set<Class<? extends ApiObject>> asked() {
        return Collections.unmodifiableSet(asked);
    }

    NamespaceLabels namespaces() {
        Map<String, Map<String, String>> labels =
                situation.namespaces().stream().collect(Collectors.toMap(Namespace::name, Namespace::labels));
        return name -> labels.getOrDefault(name, Collections.emptyMap());
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.MAX;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
    }

    /** No chance: of equals, the first. */
    @Override
    public Entropy entropy() {
        return new Entropy() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public Entropy stream(String name) {
                return this;
            }
        };
    }

    @Override
    public EventSink events() {
        return (tone, regarding, related, reason, action, note) -> {};
    }

    @Override
    public PodWriter writes() {
        return new PodWriter() {
            @Override
            public Optional<Pod> read(Pod pod) {
                return Optional.of(pod);
            }

            @Override
            public void bind(Pod pod, String node, Map<String, String> annotations) {}

            @Override
            public void setCondition(Pod pod, PodCondition condition, Optional<String> nominate) {}

            @Override
            public void nominate(Pod pod, String node) {}

            @Override
            public void delete(Pod pod) {}
        };
    }

    @Override
    public ObjectWriter updates() {
        return new ObjectWriter() {
            @Override
            public <T extends ApiObject> T update(Class<T> type, T object) {
                return object;
            }
        };
    }

    @Override
    public <T extends ApiObject> ObjectLister<T> objects(Class<T> type) {
        asked.add(type);
        List<ApiObject> all = new ArrayList<>(situation.services());
        all.addAll(situation.budgets());
        all.addAll(situation.others());
        all.addAll(situation.pods());
        all.add(situation.pod());
        List<T> objects = all.stream().filter(type::isInstance).map(type::cast).toList();
        return new ObjectLister<>() {
            @Override
            public Optional<T> find(String namespace, String name) {
                return list(namespace).stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst();
            }

            @Override
            public List<T> list(String namespace) {
                return objects.stream()
                        .filter(it -> it.namespace().equals(namespace))
                        .toList();
            }

            @Override
            public List<T> list() {
                return objects;
            }

            @Override
            public Function<String, List<T>> index(
                    String name, Function<? super T, ? extends Collection<String>> values) {
                return value -> objects.stream()
                        .filter(it -> values.apply(it).contains(value))
                        .toList();
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
    public void retry(List<PodInfo> pods) {}
}
