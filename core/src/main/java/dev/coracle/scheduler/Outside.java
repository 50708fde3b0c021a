package dev.coracle.scheduler;

import dev.coracle.client.Client;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.client.informer.Lister;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import dev.coracle.scheduler.cycle.Surroundings;
import dev.coracle.scheduler.framework.EventSink;
import dev.coracle.scheduler.framework.ObjectLister;
import dev.coracle.scheduler.framework.ObjectWriter;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A scheduler's way to the rest of the cluster. */
final class Outside implements Surroundings {
    private final Platform platform;
    private final Announcer announcer;
    private final Errands errands;
    private final Informers informers;
    private final Scheduling scheduling;
    private final PodCalls calls;
    private final ObjectWriter updates;
    private final Map<Class<?>, Informer<?>> followed = new LinkedHashMap<>();
    private final Map<Class<?>, Informer<?>> rest = new LinkedHashMap<>();

    Outside(
            Client client,
            Platform platform,
            Announcer announcer,
            Errands errands,
            Informers informers,
            Scheduling scheduling) {
        this.platform = platform;
        this.announcer = announcer;
        this.errands = errands;
        this.informers = informers;
        this.scheduling = scheduling;
        calls = new PodCalls(client);
        updates = new ObjectWriter() {
            @Override
            public <T extends ApiObject> T update(Class<T> type, T object) {
                return client.of(type).in(object.namespace()).update(object);
            }
        };
    }

    /** This informer shows the objects of a kind; whoever has it sees to their events. */
    <T extends ApiObject> void follow(Class<T> type, Informer<T> informer) {
        followed.put(type, informer);
    }

    /** Tells the queue of the events of all kinds that plugins have asked for so far. */
    void followRest(Worker worker) {
        rest.forEach((type, informer) -> handle(worker, informer));
    }

    private <T extends ApiObject> void handle(Worker worker, Informer<T> informer) {
        informer.handle(worker, new KindFeed<T>(scheduling.desk()).within(scheduling));
    }

    /** The objects of a kind as far as somebody follows it. */
    <T extends ApiObject> List<T> known(Class<T> type) {
        Informer<?> informer = followed.containsKey(type) ? followed.get(type) : rest.get(type);
        return informer == null
                ? List.of()
                : informer.lister().list().stream().map(type::cast).toList();
    }

    boolean mayAct() {
        return scheduling.mayAct();
    }

    /** Runs something that makes calls about a pod on a worker for writes. */
    void errand(Pod about, Runnable errand) {
        errands.run(about.uid(), errand);
    }

    /** Whether something unusual is to be done at this place: see {@link Platform#buggify}. */
    boolean buggify(String site) {
        return platform.buggify(site);
    }

    /** Runs something on the scheduling worker. */
    void onWorker(Runnable task) {
        scheduling.worker().execute(() -> scheduling.react(task));
    }

    @Override
    public Clock clock() {
        return platform.clock();
    }

    @Override
    public Entropy entropy() {
        return platform.entropy();
    }

    @Override
    public EventSink events() {
        return announcer;
    }

    @Override
    public PodWriter writes() {
        return calls;
    }

    @Override
    public ObjectWriter updates() {
        return updates;
    }

    @Override
    @SuppressWarnings("unchecked") // put in under its own type
    public <T extends ApiObject> ObjectLister<T> objects(Class<T> type) {
        Informer<?> known = followed.get(type);
        Informer<?> informer = known != null ? known : rest.computeIfAbsent(type, it -> informers.of(type));
        return lister((Informer<T>) informer);
    }

    private static <T extends ApiObject> ObjectLister<T> lister(Informer<T> informer) {
        Lister<T> lister = informer.lister();
        return new ObjectLister<>() {
            @Override
            public Optional<T> find(String namespace, String name) {
                return lister.find(namespace, name);
            }

            @Override
            public List<T> list(String namespace) {
                return lister.list(namespace);
            }

            @Override
            public List<T> list() {
                return lister.list();
            }

            @Override
            public Function<String, List<T>> index(
                    String name, Function<? super T, ? extends Collection<String>> values) {
                informer.addIndex(name, values);
                return value -> lister.byIndex(name, value);
            }
        };
    }

    @Override
    public void background(Pod about, Runnable work, Consumer<Optional<RuntimeException>> then) {
        errand(about, () -> {
            Optional<RuntimeException> thrown = Optional.empty();
            try {
                work.run();
            } catch (RuntimeException e) {
                thrown = Optional.of(e);
            }
            Optional<RuntimeException> failure = thrown;
            onWorker(() -> then.accept(failure));
        });
    }

    @Override
    public void activate(List<PodInfo> pods) {
        scheduling.desk().queue().activate(pods, platform.clock().nanos());
    }

    @Override
    public void retry(List<PodInfo> pods) {
        scheduling.desk().queue().retry(pods, platform.clock().nanos());
    }
}
