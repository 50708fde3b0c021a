package dev.coracle.simulation;

import dev.coracle.api.ApiRequest;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.model.meta.Status;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A watch whose events are under way for a while, and arrive in the order in which they were sent. Where nothing delays
 * or disturbs them, they are read from the server directly.
 */
final class DelayedWatch implements Watch {
    private static final int BATCH = 256;

    private final Kernel kernel;
    private final Delay delay;
    private final Runnable signal;
    private final ApiRequest request;
    private final Disturbances disturbances;
    private final Consumer<DelayedWatch> ended;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private @Nullable Watch watch;
    private long lastArrival;
    private boolean pulling;
    private boolean repeats;
    private boolean broken;
    private boolean closed;

    /**
     * A watch that has not begun.
     *
     * @param signal tells the owner to look
     * @param ended told when the owner has closed it
     */
    DelayedWatch(
            Kernel kernel,
            Delay delay,
            Runnable signal,
            ApiRequest request,
            Disturbances disturbances,
            Consumer<DelayedWatch> ended) {
        this.kernel = kernel;
        this.delay = delay;
        this.signal = signal;
        this.request = request;
        this.disturbances = disturbances;
        this.ended = ended;
    }

    void begin(Watch watch) {
        this.watch = watch;
        pull();
    }

    String owner() {
        return disturbances.process();
    }

    /** The server has something: sends it on its way, right after the present event. */
    void pull() {
        if (pulling || closed || broken) return;
        if (isDirect()) {
            signal.run();
            return;
        }
        pulling = true;
        kernel.at(kernel.time(), "watch", this::send);
    }

    /** Whether nothing is between the server and the owner. */
    private boolean isDirect() {
        return delay.most() == 0 && underWay.isEmpty() && disturbances.isEmpty();
    }

    private void send() {
        pulling = false;
        if (watch == null || closed || broken) return;
        List<WatchEvent> events = watch.next(BATCH);
        boolean over = events.isEmpty() && watch.isOver();
        if (events.isEmpty() && !over) return;
        long way = delay.of(kernel.nanos()) + disturbances.delay(request).toNanos();
        lastArrival = Math.max(lastArrival, kernel.nanos() + way);
        send(new Sent(events, lastArrival, over));
        if (disturbances.repeat(request) && !over) repeat(events);
        if (disturbances.breaks(request) && !over) breakOff(List.of());
        else if (!over && (events.size() >= BATCH || watch.isOver())) pull();
    }

    private void repeat(List<WatchEvent> events) {
        repeats = true;
        send(new Sent(events, lastArrival, false));
    }

    /** Whether some of what it tells is told twice. */
    boolean repeats() {
        return repeats;
    }

    private void send(Sent sent) {
        underWay.add(sent);
        kernel.at(Duration.ofNanos(sent.arrival()), "watch", this::look);
    }

    /** Tells the owner to look. */
    void look() {
        if (!closed) signal.run();
    }

    /** Loses what is under way, and ends: with this failure, or without a word. */
    void cut(Optional<Status> failure) {
        if (closed || broken) return;
        underWay.clear();
        lastArrival = kernel.nanos();
        breakOff(failure.<WatchEvent>map(WatchEvent.Failed::new).stream().toList());
    }

    private void breakOff(List<WatchEvent> last) {
        broken = true;
        if (watch != null) watch.close();
        if (!last.isEmpty()) underWay.add(new Sent(last, lastArrival, false));
        send(new Sent(List.of(), lastArrival, true));
    }

    @Override
    public List<WatchEvent> next(int max) {
        if (watch != null && !closed && !broken && isDirect()) return watch.next(max);
        long horizon = disturbances.horizon(request);
        List<WatchEvent> arrived = new ArrayList<>();
        while (arrived.size() < max && hasArrived()) {
            List<WatchEvent> events = underWay.element().events();
            int taken = 0;
            int most = Math.min(events.size(), max - arrived.size());
            while (taken < most && revision(events.get(taken)) <= horizon) taken++;
            if (taken == 0) break;
            arrived.addAll(events.subList(0, taken));
            Sent sent = underWay.remove();
            if (taken < events.size())
                underWay.addFirst(new Sent(events.subList(taken, events.size()), sent.arrival(), sent.over()));
        }
        return arrived;
    }

    /** Which revision an event is of; 0 for one that is of none. */
    private static long revision(WatchEvent event) {
        String version = event.resourceVersion();
        return version.isEmpty() ? 0 : Long.parseLong(version);
    }

    private boolean hasArrived() {
        Sent first = underWay.peek();
        return !closed && first != null && !first.over() && first.arrival() <= kernel.nanos();
    }

    @Override
    public boolean isOver() {
        if (closed) return true;
        if (watch != null && !broken && isDirect()) return watch.isOver();
        Sent first = underWay.peek();
        boolean over = first != null && first.over() && first.arrival() <= kernel.nanos();
        return over && disturbances.horizon(request) >= 0;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        if (watch != null) watch.close();
        ended.accept(this);
    }

    /**
     * Events that were sent together.
     *
     * @param arrival the moment, in the kernel's nanoseconds
     * @param over whether the watch ends here
     */
    private record Sent(List<WatchEvent> events, long arrival, boolean over) {}
}
