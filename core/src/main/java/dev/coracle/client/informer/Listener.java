package dev.coracle.client.informer;

import dev.coracle.platform.Worker;
import java.util.List;

/** A handler and the worker it runs on. */
final class Listener<T> implements Registration {
    private final Worker worker;
    private final Handler<? super T> handler;
    private volatile boolean closed;

    Listener(Worker worker, Handler<? super T> handler) {
        this.worker = worker;
        this.handler = handler;
    }

    void tell(List<Delta<T>> changes) {
        if (!changes.isEmpty()) worker.execute(() -> deliver(changes));
    }

    /** Runs a task when everything handed over before was delivered. */
    void afterwards(Runnable task) {
        worker.execute(task);
    }

    private void deliver(List<Delta<T>> changes) {
        RuntimeException failure = null;
        for (Delta<T> change : changes) {
            if (closed) break;
            try {
                change.tell(handler);
            } catch (RuntimeException e) {
                if (failure == null) failure = e;
                else if (failure != e) failure.addSuppressed(e);
            }
        }
        if (failure != null) throw failure;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
