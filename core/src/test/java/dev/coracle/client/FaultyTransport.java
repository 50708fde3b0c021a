package dev.coracle.client;

import dev.coracle.api.ApiException;
import dev.coracle.api.ApiRequest;
import dev.coracle.api.ApiResponse;
import dev.coracle.api.Refusals;
import dev.coracle.api.Transport;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.api.Watch;
import dev.coracle.api.WatchEvent;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A way to a server on which things go wrong. For one thread at a time. */
public final class FaultyTransport implements Transport {
    private Transport server;
    private final List<FaultyWatch> watches = new ArrayList<>();
    private final List<ApiRequest> calls = new ArrayList<>();
    private Consumer<Duration> travel = duration -> {};
    private Duration latency = Duration.ZERO;
    private boolean down;
    private Predicate<ApiRequest> loseAnswer = request -> false;
    private Consumer<ApiRequest> before = request -> {};
    private int repeatPercent;
    private final Entropy chance;

    public FaultyTransport(Transport server, Entropy chance) {
        this.server = server;
        this.chance = chance;
    }

    /** Makes each call take this long, half of it each way. */
    public void latency(Duration latency, Consumer<Duration> travel) {
        this.latency = latency;
        this.travel = travel;
    }

    /** Leads to another server from now on, and cuts what went to the one before. */
    public void reroute(Transport other) {
        server = other;
        cut();
    }

    public void down(boolean down) {
        this.down = down;
        if (down) cut();
    }

    /** Calls that are carried out without an answer. */
    public void loseAnswer(Predicate<ApiRequest> which) {
        loseAnswer = which;
    }

    /** What happens before a call arrives. */
    public void before(Consumer<ApiRequest> before) {
        this.before = before;
    }

    /** How many events of a hundred come twice, or once more after later ones. */
    public void repeat(int percent) {
        repeatPercent = percent;
    }

    /** Ends all watches without a word. */
    public void cut() {
        List.copyOf(watches).forEach(FaultyWatch::close);
    }

    /** Ends all watches, since they are too slow. */
    public void expire() {
        List.copyOf(watches).forEach(FaultyWatch::expire);
    }

    /** The calls that were tried, watches as well. */
    public List<ApiRequest> calls() {
        return calls;
    }

    public int openWatches() {
        return watches.size();
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        calls.add(request);
        travel.accept(latency.dividedBy(2));
        if (down) throw new UnreachableException("no way");
        boolean lost = loseAnswer.test(request);
        before.accept(request);
        ApiResponse response = server.call(request);
        travel.accept(latency.dividedBy(2));
        if (lost || down) throw new UnknownOutcomeException("no answer");
        return response;
    }

    @Override
    public Watch watch(ApiRequest request, Runnable signal) {
        calls.add(request);
        travel.accept(latency);
        if (down) throw new UnreachableException("no way");
        before.accept(request);
        FaultyWatch watch = new FaultyWatch(server.watch(request, signal), signal);
        watches.add(watch);
        return watch;
    }

    private final class FaultyWatch implements Watch {
        private final Watch watch;
        private final Runnable signal;
        private final List<WatchEvent> told = new ArrayList<>();
        private boolean expired;

        FaultyWatch(Watch watch, Runnable signal) {
            this.watch = watch;
            this.signal = signal;
        }

        @Override
        public List<WatchEvent> next(int max) {
            List<WatchEvent> events = new ArrayList<>();
            for (WatchEvent event : watch.next(max)) {
                told.add(event);
                events.add(event);
                if (chance.below(100) < repeatPercent) events.add(told.get((int) chance.below(told.size())));
            }
            if (expired) {
                expired = false;
                ApiException tooOld = Refusals.expired("too old resource version: 1 (2)");
                events.add(new WatchEvent.Failed(tooOld.status()));
                close();
            }
            return events;
        }

        @Override
        public boolean isOver() {
            return watch.isOver() && !expired;
        }

        void expire() {
            expired = true;
            signal.run();
        }

        @Override
        public void close() {
            watches.remove(this);
            watch.close();
            signal.run();
        }
    }
}
