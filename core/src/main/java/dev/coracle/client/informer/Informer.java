package dev.coracle.client.informer;

import dev.coracle.api.ObjectList;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A copy of a selection of objects that follows the server, and tells handlers what changes. It lives through cuts,
 * forgotten revisions and servers that do not answer, and never goes back in time: for one object the revisions that
 * it shows and tells only rise, and an object that is gone stays gone unless it is made again. What was missed while
 * the server was away is told as one change. Obtained from {@link Informers}.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 *
 * @param <T> the model's interface
 */
public final class Informer<T extends ApiObject> {
    private final Object lock = new Object();
    private final Cache<T> cache = new Cache<>();
    private final Lister<T> lister = new Lister<>(cache);
    private final Mirror<T> mirror;
    private final Reflector<T> reflector;
    private final List<Listener<T>> listeners = new ArrayList<>();
    private final List<Runnable> hooks = new ArrayList<>();
    private volatile boolean synced;

    Informer(Source<T> source, Platform platform) {
        mirror = new Mirror<>(source.resources().type().type(), cache);
        reflector = new Reflector<>(source, new Feed(), platform);
    }

    /** Looks objects up. */
    public Lister<T> lister() {
        return lister;
    }

    /**
     * Registers a handler. It is told every object there is as added, then every change.
     *
     * @param worker where the handler runs
     */
    public Registration handle(Worker worker, Handler<? super T> handler) {
        Listener<T> listener = new Listener<>(worker, handler);
        synchronized (lock) {
            List<Delta<T>> present = new ArrayList<>(cache.size());
            cache.forEach(object -> present.add(new Delta<>(null, object)));
            listeners.add(listener);
            listener.tell(present);
        }
        return listener;
    }

    /**
     * Adds an index for {@link Lister#byIndex}, over present and later objects. Where there is one of this name
     * already, it stays: who shares an informer agrees on names.
     *
     * @param values pure; the values under which an object is found, each at most once
     */
    public void addIndex(String name, Function<? super T, ? extends Collection<String>> values) {
        synchronized (lock) {
            cache.addIndex(name, values);
        }
    }

    /** Whether the cache shows a state of the server, instead of nothing. */
    public boolean hasSynced() {
        return synced;
    }

    /** The revision up to which the cache shows every change; empty before {@link #hasSynced()}. */
    public String resourceVersion() {
        synchronized (lock) {
            return mirror.revision();
        }
    }

    /** Whether the cache shows every change up to this revision, such as that of an object one has just written. */
    public boolean shows(String revision) {
        return !Revisions.isAfter(revision, resourceVersion());
    }

    /**
     * Runs a task once, when the cache shows a state of the server and the handlers registered by then were told of it;
     * soon, where that is so already.
     *
     * @param worker where the task runs
     */
    public void whenSynced(Worker worker, Runnable task) {
        Runnable hook = () -> afterHandlers(() -> worker.execute(task));
        synchronized (lock) {
            if (synced) hook.run();
            else hooks.add(hook);
        }
    }

    private void afterHandlers(Runnable task) {
        AtomicInteger pending = new AtomicInteger(listeners.size() + 1);
        Runnable arrived = () -> {
            if (pending.decrementAndGet() == 0) task.run();
        };
        listeners.forEach(listener -> listener.afterwards(arrived));
        arrived.run();
    }

    void start() {
        reflector.start();
    }

    void stop() {
        reflector.stop();
    }

    /** Takes in what the reflector is told, and tells the handlers. */
    private final class Feed implements Reflector.Sink<T> {
        @Override
        public boolean replace(ObjectList<T> list) {
            synchronized (lock) {
                if (mirror.isOutdated(list)) return false;
                tell(mirror.replace(list));
                synced = true;
                hooks.forEach(Runnable::run);
                hooks.clear();
                return true;
            }
        }

        @Override
        public void apply(List<WatchEvent> events) {
            synchronized (lock) {
                tell(mirror.apply(events));
            }
        }

        @Override
        public String revision() {
            return resourceVersion();
        }

        private void tell(List<Delta<T>> changes) {
            listeners.removeIf(Listener::isClosed);
            for (Listener<T> listener : listeners) listener.tell(changes);
        }
    }
}
