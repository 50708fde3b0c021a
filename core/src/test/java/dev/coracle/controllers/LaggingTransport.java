package dev.coracle.controllers;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Transport;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A simulated way to a server on which what watches tell comes late. */
public final class LaggingTransport implements Transport {
    private final Kernel kernel;
    private final Transport server;
    private final List<LaggingWatch> watches = new ArrayList<>();
    private final Set<Class<?>> held = new HashSet<>();
    private Supplier<Duration> delay = () -> Duration.ZERO;

    public LaggingTransport(Kernel kernel, Transport server) {
        this.kernel = kernel;
        this.server = server;
    }

    /** How late each event comes; they keep their order. */
    public void delay(Supplier<Duration> delay) {
        this.delay = delay;
    }

    /** Tells nothing about objects of this type any more. */
    public void hold(Class<? extends ApiObject> type) {
        held.add(type);
    }

    /** Tells all that happened meanwhile. */
    public void release(Class<? extends ApiObject> type) {
        held.remove(type);
        List.copyOf(watches).forEach(watch -> watch.signal.run());
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        return server.call(request);
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        LaggingWatch watch = new LaggingWatch(request, signal);
        watches.add(watch);
        watch.arrive();
        return watch;
    }

    private record Late(WatchEvent event, Duration due) {}

    private final class LaggingWatch implements Watch {
        private final Class<?> type;
        private final Runnable signal;
        private final Deque<Late> underWay = new ArrayDeque<>();
        private final Watch watch;
        private Duration last = Duration.ZERO;

        LaggingWatch(ApiRequest request, Runnable signal) {
            this.type = request.resource().type();
            this.signal = signal;
            // Told later, not at once: the first signal may come before there is a watch.
            watch = server.watch(request, () -> kernel.at(kernel.time(), "events are told", this::arrive));
        }

        private void arrive() {
            for (List<WatchEvent> events = watch.next(100); !events.isEmpty(); events = watch.next(100)) {
                Duration due = kernel.time().plus(delay.get());
                if (due.compareTo(last) < 0) due = last;
                last = due;
                for (WatchEvent event : events) underWay.add(new Late(event, due));
                kernel.at(due, "events arrive", signal);
            }
            if (watch.isOver()) kernel.at(last, "watch ends", signal);
        }

        @Override
        public List<WatchEvent> next(int max) {
            List<WatchEvent> events = new ArrayList<>();
            while (!held.contains(type) && events.size() < max && isDue()) {
                events.add(underWay.remove().event());
            }
            return events;
        }

        private boolean isDue() {
            return !underWay.isEmpty() && underWay.element().due().compareTo(kernel.time()) <= 0;
        }

        @Override
        public boolean isOver() {
            return watch.isOver() && underWay.isEmpty();
        }

        @Override
        public void close() {
            watches.remove(this);
            watch.close();
            underWay.clear();
        }
    }
}
