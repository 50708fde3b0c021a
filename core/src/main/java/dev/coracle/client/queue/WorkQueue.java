package dev.coracle.client.queue;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of keys that processes them on workers of its own. A key waits at most once, however often it is added; it is
 * processed by one worker at a time, and once more where it was added meanwhile. Semantics and numbers are those of
 * client-go's rate limiting work queue, but for {@link #addRateLimited} of a key that waits already.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and returns at once. The handler runs on the queue's
 * workers, for different keys at the same time.
 * <p><b>Errors.</b> A handler that throws counts as {@link Outcome#again()}. A call that was refused or got no answer is
 * ordinary; anything else is thrown on to the worker, which reports it.
 * <p><b>Time.</b> By the process's clock. Waits are timers: nothing is held up by them.
 *
 * @param <K> a key: a value with {@code equals} and {@code hashCode}
 */
public final class WorkQueue<K> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkQueue.class);

    /** What {@link Platform#buggify} makes a key wait. */
    private static final Duration PUT_OFF = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final String name;
    private final Platform platform;
    private final Clock clock;
    private final Worker timers;
    private final Function<K, Outcome> handler;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Keys<K> keys = new Keys<>();
    private final Retries<K> retries;
    private final Map<K, Delay> delays = new LinkedHashMap<>();
    private int calledUp;
    private boolean closed;

    private record Delay(long due, Timer timer) {}

    /**
     * A queue that runs from now on.
     *
     * @param name for logs and traces
     * @param workers how many keys may be processed at the same time; positive
     * @param handler processes a key
     */
    public WorkQueue(Platform platform, String name, int workers, Function<K, Outcome> handler) {
        if (workers <= 0) throw new IllegalArgumentException("workers must be positive: " + workers);
        this.name = name;
        this.platform = platform;
        this.clock = platform.clock();
        this.timers = platform.worker(name + " timers");
        this.handler = handler;
        this.retries = new Retries<>(clock.nanos());
        for (int i = 0; i < workers; i++) idle.add(platform.worker(name + " " + i));
    }

    /** Asks for a key to be processed as soon as a worker is free. */
    public void add(K key) {
        synchronized (lock) {
            if (closed) return;
            keys.add(key);
            dispatch();
        }
    }

    /** Asks for a key to be processed after this time; of several such wishes the earliest counts. */
    public void addAfter(K key, Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            add(key);
            return;
        }
        synchronized (lock) {
            if (closed) return;
            long due = clock.nanos() + delay.toNanos();
            Delay earlier = delays.get(key);
            if (earlier != null && earlier.due - due <= 0) return;
            if (earlier != null) earlier.timer.cancel();
            delays.put(key, new Delay(due, timers.after(delay, () -> ripen(key, due))));
        }
    }

    /**
     * Notes that a key failed, and asks for it to be processed again: 5 ms after its first failure in a row, twice as
     * long after each further one up to 1000 s, and for all keys together not more than 10 times a second after a burst
     * of 100. A failure before that time is over is not counted: the key comes back when it was to.
     */
    public void addRateLimited(K key) {
        Duration delay;
        synchronized (lock) {
            delay = retries.fail(key, clock.nanos());
        }
        addAfter(key, delay);
    }

    /** Ends a key's row of failures. Takes nothing out of the queue. */
    public void forget(K key) {
        synchronized (lock) {
            retries.forget(key);
        }
    }

    /** How often a key failed in a row, without failures before it was to come back. */
    public int failures(K key) {
        synchronized (lock) {
            return retries.failures(key);
        }
    }

    /** How many keys wait for a worker. */
    public int size() {
        synchronized (lock) {
            return keys.size();
        }
    }

    /** How many keys wait for their time to come. */
    public int delayed() {
        synchronized (lock) {
            return delays.size();
        }
    }

    /** Whether no key waits for a worker and none is being processed; there may be {@link #delayed()} ones. */
    public boolean isIdle() {
        synchronized (lock) {
            return keys.isIdle();
        }
    }

    private void ripen(K key, long due) {
        synchronized (lock) {
            Delay delay = delays.get(key);
            if (delay == null || delay.due != due) return;
            delays.remove(key);
            add(key);
        }
    }

    /** Calls idle workers up, as many as keys wait; each takes its key when it begins. Called with the lock held. */
    private void dispatch() {
        while (!closed && !idle.isEmpty() && calledUp < keys.size()) {
            Worker worker = idle.remove();
            calledUp++;
            worker.execute(() -> begin(worker));
        }
    }

    private void begin(Worker worker) {
        Optional<K> key;
        synchronized (lock) {
            calledUp--;
            key = closed ? Optional.empty() : keys.take();
        }
        key.ifPresent(it -> process(worker, it));
    }

    private void process(Worker worker, K key) {
        if (platform.buggify("work queue puts off a key")) {
            addAfter(key, PUT_OFF); // the failures it has had still count
            done(worker, key);
            return;
        }
        Outcome outcome = Outcome.again();
        try {
            outcome = handler.apply(key);
        } catch (ApiException | UnreachableException | UnknownOutcomeException e) {
            log.atDebug()
                    .addKeyValue("queue", name)
                    .addKeyValue("key", key)
                    .addKeyValue("why", e.getMessage())
                    .log("to be tried again");
        } finally {
            conclude(worker, key, outcome);
        }
    }

    private void conclude(Worker worker, K key, Outcome outcome) {
        if (outcome.isFailure()) {
            addRateLimited(key);
        } else {
            forget(key);
            outcome.delay().ifPresent(delay -> addAfter(key, delay));
            if (platform.buggify("work queue repeats a key")) addAfter(key, PUT_OFF);
        }
        done(worker, key);
    }

    private void done(Worker worker, K key) {
        synchronized (lock) {
            keys.done(key);
            idle.add(worker);
            dispatch();
        }
    }

    /** Begins nothing any more; what is being processed comes to its end. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            delays.values().forEach(delay -> delay.timer.cancel());
            delays.clear();
        }
    }

    @Override
    public String toString() {
        return "work queue " + name;
    }
}
