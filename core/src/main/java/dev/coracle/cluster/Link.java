package dev.coracle.cluster;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refresh;
import dev.coracle.api.Routine;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.schema.ResourceType;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A component's connection to the API server, which can be cut. While it is, calls fail as unreachable, those under way
 * lose their answer, and watches stay open and tell nothing; once it is mended, they tell what was missed.
 */
final class Link implements Transport, AutoCloseable {
    private static final String CUT = "its link is cut";

    private final String owner;
    private final Transport server;
    private final Set<Held> watches = new LinkedHashSet<>();
    private volatile boolean cut;
    private volatile boolean closed;

    Link(String owner, Transport server) {
        this.owner = owner;
        this.server = server;
    }

    void cut() {
        server.cut(true);
        cut = true;
    }

    void mend() {
        server.cut(false);
        cut = false;
        open().forEach(held -> held.signal.run());
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        checkWhole();
        ApiResponse response = server.call(request);
        if (cut && request.verb().isWrite()) throw new UnknownOutcomeException(owner + " got no answer: " + CUT);
        if (cut) throw new UnreachableException(owner + " got no answer: " + CUT);
        return response;
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        checkWhole();
        Runnable unlessCut = () -> {
            if (!cut) signal.run();
        };
        Held held = new Held(server.watch(request, unlessCut), unlessCut);
        synchronized (watches) {
            watches.add(held);
        }
        if (closed) held.close();
        return held;
    }

    /** A cut delays what a watch tells, and loses nothing. */
    @Override
    public boolean keepsWatches() {
        return server.keepsWatches();
    }

    @Override
    public Runnable next(Routine<?> routine, Worker worker) {
        return server.next(routine, worker);
    }

    @Override
    public Optional<Refresh> refreshed(ResourceType<?> resource, String namespace, String name) {
        return server.refreshed(resource, namespace, name);
    }

    @Override
    public boolean keepsFresh(ResourceType<?> resource, String namespace, String name, Duration within, Runnable over) {
        return server.keepsFresh(resource, namespace, name, within, over);
    }

    private void checkWhole() {
        if (closed) throw new UnreachableException(owner + " cannot reach the API server: its process has ended");
        if (cut) throw new UnreachableException(owner + " cannot reach the API server: " + CUT);
    }

    private List<Held> open() {
        synchronized (watches) {
            return List.copyOf(watches);
        }
    }

    /** Ends all watches, and makes every call from now on fail, as happens to a process that ends. */
    @Override
    public void close() {
        closed = true;
        open().forEach(Held::close);
    }

    /** A watch that holds back what happens while the link is cut. */
    private final class Held implements Watch {
        private final Watch watch;
        private final Runnable signal;
        private volatile boolean ended;

        Held(Watch watch, Runnable signal) {
            this.watch = watch;
            this.signal = signal;
        }

        @Override
        public List<WatchEvent> next(int max) {
            return cut ? List.of() : watch.next(max);
        }

        @Override
        public boolean isOver() {
            return ended || (!cut && watch.isOver());
        }

        @Override
        public void close() {
            ended = true;
            synchronized (watches) {
                watches.remove(this);
            }
            watch.close();
        }
    }
}
