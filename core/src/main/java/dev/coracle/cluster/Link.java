package dev.coracle.cluster;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Transport;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A component's connection to the API server, which can be cut. While it is, calls fail as unreachable, and watches stay
 * open and tell nothing; once it is mended, they tell what was missed.
 */
final class Link implements Transport, AutoCloseable {
    private final String owner;
    private final Transport server;
    private final Set<Held> watches = new LinkedHashSet<>();
    private volatile boolean cut;

    Link(String owner, Transport server) {
        this.owner = owner;
        this.server = server;
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
        open().forEach(Held::signal);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        checkWhole();
        return server.call(request);
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        checkWhole();
        Held held = new Held(signal);
        held.watch = server.watch(request, held::signal);
        synchronized (watches) {
            watches.add(held);
        }
        return held;
    }

    private void checkWhole() {
        if (cut) throw new UnreachableException(owner + " cannot reach the API server: its link is cut");
    }

    private List<Held> open() {
        synchronized (watches) {
            return List.copyOf(watches);
        }
    }

    /** Ends all watches, as happens to the connections of a process that ends. */
    @Override
    public void close() {
        open().forEach(Held::close);
    }

    /** A watch that holds back what happens while the link is cut. */
    private final class Held implements Watch {
        private final Runnable signal;
        private volatile Watch watch = NOTHING_YET;

        Held(Runnable signal) {
            this.signal = signal;
        }

        void signal() {
            if (!cut) signal.run();
        }

        @Override
        public List<WatchEvent> next(int max) {
            return cut ? List.of() : watch.next(max);
        }

        @Override
        public boolean isOver() {
            return !cut && watch.isOver();
        }

        @Override
        public void close() {
            synchronized (watches) {
                watches.remove(this);
            }
            watch.close();
        }
    }

    /** What a watch is until the server has answered. */
    private static final Watch NOTHING_YET = new Watch() {
        @Override
        public List<WatchEvent> next(int max) {
            return List.of();
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void close() {}
    };
}
