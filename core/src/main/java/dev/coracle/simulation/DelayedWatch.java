package dev.coracle.simulation;

import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.kernel.Kernel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A watch whose events are under way for a while, and arrive in the order in which they were sent. */
final class DelayedWatch implements Watch {
    private static final int BATCH = 256;

    private final Kernel kernel;
    private final long longestDelay;
    private final Entropy chance;
    private final Runnable signal;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private @Nullable Watch watch;
    private long lastArrival;
    private boolean pulling;
    private boolean closed;

    DelayedWatch(Kernel kernel, Duration longestDelay, Entropy chance, Runnable signal) {
        this.kernel = kernel;
        this.longestDelay = longestDelay.toNanos();
        this.chance = chance;
        this.signal = signal;
    }

    void begin(Watch watch) {
        this.watch = watch;
        pull();
    }

    /** The server has something: sends it on its way, right after the present event. */
    void pull() {
        if (pulling || closed) return;
        pulling = true;
        kernel.at(kernel.time(), "watch", this::send);
    }

    private void send() {
        pulling = false;
        if (watch == null || closed) return;
        List<WatchEvent> events = watch.next(BATCH);
        boolean over = events.isEmpty() && watch.isOver();
        if (events.isEmpty() && !over) return;
        lastArrival = Math.max(lastArrival, kernel.nanos() + chance.below(longestDelay + 1));
        underWay.add(new Sent(events, lastArrival, over));
        kernel.at(Duration.ofNanos(lastArrival), "watch", this::arrive);
        if (!over) pull();
    }

    private void arrive() {
        if (!closed) signal.run();
    }

    @Override
    public List<WatchEvent> next(int max) {
        List<WatchEvent> arrived = new ArrayList<>();
        while (arrived.size() < max && hasArrived()) {
            Sent sent = underWay.remove();
            int taken = Math.min(sent.events().size(), max - arrived.size());
            arrived.addAll(sent.events().subList(0, taken));
            if (taken < sent.events().size()) {
                List<WatchEvent> rest =
                        sent.events().subList(taken, sent.events().size());
                underWay.addFirst(new Sent(rest, sent.arrival(), sent.over()));
            }
        }
        return arrived;
    }

    private boolean hasArrived() {
        Sent first = underWay.peek();
        return !closed && first != null && !first.over() && first.arrival() <= kernel.nanos();
    }

    @Override
    public boolean isOver() {
        Sent first = underWay.peek();
        return closed || (first != null && first.over() && first.arrival() <= kernel.nanos());
    }

    @Override
    public void close() {
        closed = true;
        if (watch != null) watch.close();
    }

    /**
     * Events that were sent together.
     *
     * @param arrival the moment, in the kernel's nanoseconds
     * @param over whether the watch ends here
     */
    private record Sent(List<WatchEvent> events, long arrival, boolean over) {}
}
