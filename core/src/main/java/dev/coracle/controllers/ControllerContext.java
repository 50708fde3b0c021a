package dev.coracle.controllers;

import dev.coracle.client.Client;
import dev.coracle.client.events.EventRecorder;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Informer;
import dev.coracle.client.informer.Informers;
import dev.coracle.client.informer.Lister;
import dev.coracle.client.queue.WorkQueue;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a controller works with.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once.
 */
public final class ControllerContext {
    private final String name;
    private final Client client;
    private final Platform platform;
    private final Informers informers;
    private final Worker worker;
    private final EventRecorder events;
    /** Tasks that wait until every controller has said which informers it needs. */
    private final List<Runnable> early = new ArrayList<>();

    private boolean complete;

    ControllerContext(Controller controller, Client client, Platform platform, Informers informers) {
        this.name = controller.name();
        this.client = client;
        this.platform = platform;
        this.informers = informers;
        this.worker = platform.worker(name);
        this.events = new EventRecorder(client, platform, controller.reporter(), "");
    }

    /** The way to the cluster. Writes are refused once the manager leads no more. */
    public Client client() {
        return client;
    }

    /** The process of this run: what it starts ends with it. */
    public Platform platform() {
        return platform;
    }

    /** The run's clock. */
    public Clock clock() {
        return platform.clock();
    }

    /** A worker for whatever else the controller does; handlers run on it too. */
    public Worker worker() {
        return worker;
    }

    /** Records events in the controller's name. */
    public EventRecorder events() {
        return events;
    }

    /** The informer of all objects of a type, shared by all controllers of the manager. */
    public <T extends ApiObject> Informer<T> informer(Class<T> type) {
        return informers.of(type);
    }

    /** Looks objects of a type up without a call. */
    public <T extends ApiObject> Lister<T> lister(Class<T> type) {
        return informer(type).lister();
    }

    /** Tells a handler of all objects of a type and what becomes of them, on {@link #worker()}. */
    public <T extends ApiObject> void follow(Class<T> type, Handler<? super T> handler) {
        informer(type).handle(worker, handler);
    }

    /**
     * A queue whose objects are reconciled once every informer of the manager shows the cluster.
     *
     * @param workers how many objects may be reconciled at the same time; positive
     */
    public ReconcileQueue queue(int workers, Reconciler reconciler) {
        ReconcileQueue queue = new ReconcileQueue();
        whenSynced(() -> queue.open(new WorkQueue<>(platform, name, workers, reconciler::reconcile)));
        return queue;
    }

    /** Runs a task once on {@link #worker()}, when every informer of the manager shows the cluster. */
    public void whenSynced(Runnable task) {
        Runnable wait = () -> informers.whenSynced(worker, task);
        synchronized (early) {
            if (!complete) {
                early.add(wait);
                return;
            }
        }
        wait.run();
    }

    /** Told once, when every controller of the manager was started. */
    void complete() {
        List<Runnable> waiting;
        synchronized (early) {
            complete = true;
            waiting = List.copyOf(early);
            early.clear();
        }
        waiting.forEach(Runnable::run);
    }
}
