package dev.coracle.store.mvcc;

import dev.coracle.store.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

/** A signal's place in an interest. */
final class TimelineSubscription implements Subscription, Runnable {
    private final Timeline timeline;
    private final Interest interest;
    private final Runnable signal;
    private final AtomicBoolean closed = new AtomicBoolean();

    TimelineSubscription(Timeline timeline, Interest interest, Runnable signal) {
        this.timeline = timeline;
        this.interest = interest;
        this.signal = signal;
        interest.add(this);
    }

    @Override
    public void run() {
        if (!closed.get()) signal.run();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) return;
        interest.remove(this);
        timeline.leave(interest);
    }
}
