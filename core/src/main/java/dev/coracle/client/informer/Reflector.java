package dev.coracle.client.informer;

import dev.coracle.api.ApiException;
import dev.coracle.api.ObjectList;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.client.pace.Backoff;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.Status;
import dev.coracle.model.meta.StatusDetails;
import dev.coracle.platform.Clock;
import dev.coracle.platform.Entropy;
import dev.coracle.platform.Platform;
import dev.coracle.platform.Timer;
import dev.coracle.platform.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps a sink told of a selection: lists once, then watches. A watch that ends goes on where it was; one that cannot is
 * followed by another list. Whatever fails is tried again, 0.8 s to 30 s later.
 *
 * <p>Everything happens on one worker, in tasks that end: a list, the beginning of a watch, a batch of events.
 */
final class Reflector<T extends ApiObject> {
    private static final Logger log = LoggerFactory.getLogger(Informer.class);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(800), Duration.ofSeconds(30), 1);
    private static final Duration SHORTEST_WATCH = Duration.ofMinutes(5);
    private static final int BATCH = 1024;
    /** A watch that told nothing and lived no longer than this did not work. */
    private static final Duration TOO_SHORT = Duration.ofSeconds(1);
    /** How long after its time a watch may end by itself before it counts as lost. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Source<T> source;
    private final Sink<T> sink;
    private final Platform platform;
    private final Clock clock;
    private final Entropy chance;
    private final Entropy timeouts;
    private final Worker worker;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable Running running;
    private @Nullable Timer retry;
    private int failures;
    private volatile boolean stopped;

    /** Where the objects go. Called on the reflector's worker. */
    interface Sink<T extends ApiObject> {
        /** Takes a list in; false where it shows an earlier state than is known, which changes nothing. */
        boolean replace(ObjectList<T> list);

        /** Takes events in; the last one may be a failure. */
        void apply(List<WatchEvent> events);

        /** Up to where everything was told. */
        String revision();
    }

    /** A watch that was begun. */
    private final class Running {
        final Watch watch;
        final Optional<Timer> lost;
        final long begun;
        final Optional<Duration> timeout;
        boolean told;

        Running(Watch watch, long begun, Optional<Duration> timeout) {
            this.watch = watch;
            this.begun = begun;
            this.timeout = timeout;
            this.lost = timeout.map(it -> worker.after(it.plus(GRACE), this::lost));
        }

        private void lost() {
            if (running == this) ended(this, null);
        }

        Duration age() {
            return Duration.ofNanos(clock.nanos() - begun);
        }

        /** Whether it ended when it should. */
        boolean isComplete() {
            return timeout.filter(it -> age().compareTo(it) >= 0).isPresent();
        }

        boolean worked() {
            return told || age().compareTo(TOO_SHORT) > 0;
        }
    }

    Reflector(Source<T> source, Sink<T> sink, Platform platform) {
        this.source = source;
        this.sink = sink;
        this.platform = platform;
        this.clock = platform.clock();
        this.chance = platform.entropy().stream("informer " + source.resources().type());
        this.timeouts = chance.stream("timeouts");
        this.worker = platform.worker("informer " + source);
    }

    void start() {
        worker.execute(this::list);
    }

    /** Ends it; what is under way may still come to its end. Its watch ends at once, since its process may be about to end. */
    void stop() {
        stopped = true;
        Running now = running;
        if (now != null) now.watch.close();
        worker.execute(() -> {
            if (retry != null) retry.cancel();
            Running last = end();
            if (last != null) last.watch.close();
        });
    }

    private void list() {
        attempt(this::list, () -> {
            ObjectList<T> list = source.list();
            if (stopped) return;
            if (sink.replace(list)) {
                worker.execute(this::watch);
            } else {
                log.atWarn()
                        .addKeyValue("what", source)
                        .addKeyValue("known", sink.revision())
                        .addKeyValue("told", list.resourceVersion())
                        .log("the server lags behind what it told before: asking again");
                later(this::list, Duration.ZERO);
            }
        });
    }

    private void watch() {
        attempt(this::watch, () -> {
            Optional<Duration> timeout = timeout();
            long now = clock.nanos();
            Watch watch = source.watch(sink.revision(), timeout, this::signal);
            running = new Running(watch, now, timeout);
            if (stopped) stop();
            signal();
        });
    }

    private Optional<Duration> timeout() {
        if (source.resources().keepsWatches()) return Optional.empty();
        return Optional.of(SHORTEST_WATCH.plusMillis(timeouts.below(SHORTEST_WATCH.toMillis())));
    }

    /** Makes a call; where it fails, makes it again later, or another one instead. */
    private void attempt(Runnable again, Runnable call) {
        if (stopped) return;
        try {
            call.run();
        } catch (ApiException e) {
            failed(again, e.status());
        } catch (UnreachableException | UnknownOutcomeException e) {
            log.atDebug()
                    .addKeyValue("what", source)
                    .addKeyValue("why", e.getMessage())
                    .log("no answer");
            later(again, Duration.ZERO);
        } catch (RuntimeException e) {
            later(again, Duration.ZERO);
            throw e;
        }
    }

    private void failed(Runnable again, Status status) {
        boolean expired = status.code() == 410;
        log.atLevel(expired ? Level.DEBUG : Level.WARN)
                .addKeyValue("what", source)
                .addKeyValue("why", status.message().orElse(""))
                .log("refused");
        int seconds = status.details().map(StatusDetails::retryAfterSeconds).orElse(0);
        later(expired ? this::list : again, Duration.ofSeconds(seconds));
    }

    private void later(Runnable next, Duration atLeast) {
        if (stopped) return;
        Duration wait = BACKOFF.delay(++failures, chance);
        retry = worker.after(wait.compareTo(atLeast) < 0 ? atLeast : wait, next);
    }

    private void signal() {
        if (scheduled.compareAndSet(false, true)) worker.execute(this::drain);
    }

    private void drain() {
        scheduled.set(false);
        Running current = running;
        if (current == null) return;
        try {
            drain(current);
        } catch (RuntimeException e) {
            ended(current, null);
            throw e;
        }
    }

    private void drain(Running current) {
        int most = platform.buggify("informer takes one event at a time") ? 1 : BATCH;
        List<WatchEvent> events = current.watch.next(most);
        if (!events.isEmpty()) {
            WatchEvent last = events.get(events.size() - 1);
            Status failure = last instanceof WatchEvent.Failed failed ? failed.status() : null;
            current.told |= failure == null || events.size() > 1;
            sink.apply(events);
            if (failure != null) ended(current, failure);
            else if (events.size() >= most || current.watch.isOver()) signal();
        } else if (current.watch.isOver()) {
            ended(current, null);
        }
    }

    private void ended(Running last, @Nullable Status failure) {
        end();
        last.watch.close();
        if (last.worked()) failures = 0;
        if (failure != null) failed(this::watch, failure);
        else if (last.isComplete()) watch();
        else later(platform.buggify("informer lists anew") ? this::list : this::watch, Duration.ZERO);
    }

    private @Nullable Running end() {
        Running last = running;
        running = null;
        if (last != null) last.lost.ifPresent(Timer::cancel);
        return last;
    }
}
