package dev.coracle.client.informer;

import dev.coracle.api.ListOptions;
import dev.coracle.client.Client;
import dev.coracle.client.Resources;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The informers of one process: one for each selection that somebody asks for, shared by all who ask for it.
 *
 * <pre>{@code
 * Informers informers = new Informers(client, platform);
 * Informer<Pod> pods = informers.of(Pod.class);
 * pods.handle(platform.worker("pods"), Handler.of(pod -> queue.add(pod.key())));
 * informers.start();
 * informers.whenSynced(worker, this::begin);
 * }</pre>
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once. Each informer has a worker of its
 * own for its calls.
 */
public final class Informers implements AutoCloseable {
    private final Client client;
    private final Platform platform;
    private final Map<Key, Informer<?>> informers = new LinkedHashMap<>();
    private boolean started;
    private boolean closed;

    private record Key(Class<?> type, String namespace, ListOptions selection) {}

    /** No informers yet. */
    public Informers(Client client, Platform platform) {
        this.client = client;
        this.platform = platform;
    }

    /** The informer of all objects of a type. */
    public <T extends ApiObject> Informer<T> of(Class<T> type) {
        return of(type, "", ListOptions.ALL);
    }

    /** The informer of the objects that the options select by labels and fields; the other options do not count. */
    public <T extends ApiObject> Informer<T> of(Class<T> type, ListOptions selection) {
        return of(type, "", selection);
    }

    /**
     * The informer of the objects of a namespace, empty for all, that the options select by labels and fields; the other
     * options do not count. One that is asked for after {@link #start()} starts at once.
     */
    @SuppressWarnings("unchecked") // keyed by its own type
    public synchronized <T extends ApiObject> Informer<T> of(Class<T> type, String namespace, ListOptions selection) {
        ListOptions which = ListOptions.builder()
                .labelSelector(selection.labelSelector())
                .fieldSelector(selection.fieldSelector())
                .build();
        return (Informer<T>) informers.computeIfAbsent(new Key(type, namespace, which), key -> {
            Resources<T> resources = client.of(type).in(namespace);
            Informer<T> informer = new Informer<>(new Source<>(resources, which), platform);
            if (started && !closed) informer.start();
            return informer;
        });
    }

    /** Starts the informers, in the order in which they were first asked for. Does nothing the second time. */
    public synchronized void start() {
        if (started || closed) return;
        started = true;
        informers.values().forEach(Informer::start);
    }

    /** Whether every informer asked for so far shows a state of the server. */
    public synchronized boolean haveSynced() {
        return informers.values().stream().allMatch(Informer::hasSynced);
    }

    /**
     * Runs a task once, when every informer asked for so far shows a state of the server and their handlers were told of
     * it; soon, where that is so already.
     *
     * @param worker where the task runs
     */
    public synchronized void whenSynced(Worker worker, Runnable task) {
        List<Informer<?>> all = new ArrayList<>(informers.values());
        AtomicInteger pending = new AtomicInteger(all.size() + 1);
        Runnable arrived = () -> {
            if (pending.decrementAndGet() == 0) task.run();
        };
        all.forEach(informer -> informer.whenSynced(worker, arrived));
        worker.execute(arrived);
    }

    /** Ends the informers; their caches stay as they are. */
    @Override
    public synchronized void close() {
        closed = true;
        if (started) informers.values().forEach(Informer::stop);
    }
}
