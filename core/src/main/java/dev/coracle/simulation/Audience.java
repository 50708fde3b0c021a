package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Those who see what goes over the network of one world; it numbers the watches. They are told in order. */
final class Audience {
    private final List<NetworkObserver> observers = new ArrayList<>();
    private final Supplier<Duration> time;
    private long watches;

    /**
     * Nobody so far.
     *
     * @param time since the start
     */
    Audience(Supplier<Duration> time) {
        this.time = time;
    }

    void add(NetworkObserver observer) {
        observers.add(observer);
    }

    boolean isEmpty() {
        return observers.isEmpty();
    }

    void connected(String process) {
        tell(it -> it.connected(process));
    }

    void calls(String caller) {
        tell(it -> it.calls(caller));
    }

    void called(NetworkObserver.ObservedCall call) {
        tell(it -> it.called(call));
    }

    void failed(String owner, ApiRequest watch) {
        tell(it -> it.failed(owner, watch));
    }

    void silenced(String process, boolean silent) {
        tell(it -> it.silenced(process, silent));
    }

    private void tell(Consumer<NetworkObserver> news) {
        for (int i = 0; i < observers.size(); i++) news.accept(observers.get(i)); // one may bring in another
    }

    /** The watch, as its owner reads it, with an audience. */
    Watch follow(String owner, ApiRequest request, DelayedWatch watch) {
        NetworkObserver.ObservedWatch known = new NetworkObserver.ObservedWatch(owner, request, ++watches);
        tell(it -> it.opened(known));
        return new Followed(known, watch);
    }

    private final class Followed implements Watch {
        private final NetworkObserver.ObservedWatch known;
        private final DelayedWatch watch;
        private boolean closed;

        Followed(NetworkObserver.ObservedWatch known, DelayedWatch watch) {
            this.known = known;
            this.watch = watch;
        }

        @Override
        public List<WatchEvent> next(int max) {
            List<WatchEvent> events = watch.next(max);
            if (!isEmpty() && !events.isEmpty()) {
                NetworkObserver.Delivery delivery =
                        new NetworkObserver.Delivery(time.get(), known, events, watch.repeats());
                tell(it -> it.delivered(delivery));
            }
            return events;
        }

        @Override
        public boolean isOver() {
            boolean over = watch.isOver();
            if (over) ended();
            return over;
        }

        @Override
        public void close() {
            watch.close();
            ended();
        }

        private void ended() {
            if (closed) return;
            closed = true;
            tell(it -> it.closed(known));
        }
    }
}
