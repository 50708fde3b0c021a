package dev.coracle.testkit.invariant.api;

import dev.coracle.api.WatchEvent;
import dev.coracle.client.Client;
import dev.coracle.simulation.NetworkObserver;
import dev.coracle.simulation.Simulation;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What goes over the network, passed on in order once it is known what was committed until then: the news of the store
 * reach the monitor through the same server that answers everybody else, sometimes a little later. Shared by the
 * invariants of one monitor; without a simulation there is nothing to pass on.
 */
final class Wire implements NetworkObserver {
    private final History history = new History();
    private final Map<Long, Optional<Followed>> watches = new LinkedHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Consumer<ObservedCall>> onCall = new ArrayList<>();
    private final List<Consumer<Told>> onTold = new ArrayList<>();
    private Instant start = Instant.EPOCH;
    private boolean begun;
    /** When there were news last. */
    private Instant latest = Instant.MIN;
    /** Before when everything that was committed is known. */
    private Instant complete = Instant.MIN;

    /**
     * Something to be passed on.
     *
     * @param revision what must be known before, or else that all of the time before has been told
     */
    private record Waiting(Instant time, long revision, Runnable pass) {}

    History history() {
        return history;
    }

    void onCall(Consumer<ObservedCall> judge) {
        onCall.add(judge);
    }

    void onTold(Consumer<Told> judge) {
        onTold.add(judge);
    }

    /** Begins to listen; does nothing the second time. */
    void begin(Setting setting) {
        if (begun) return;
        begun = true;
        Client client = setting.cluster().observer();
        history.beginAt(Revisions.of(client.namespaces().list().resourceVersion()));
        setting.simulation().ifPresent(simulation -> listen(setting, simulation));
    }

    private void listen(Setting setting, Simulation simulation) {
        start = setting.cluster().world().platform().clock().now().minus(simulation.time());
        simulation.observe(this);
    }

    /** The moment of something on the network. */
    Instant moment(Duration sinceStart) {
        return start.plus(sinceStart);
    }

    @Override
    public void called(ObservedCall call) {
        long revision = Answers.revision(call.response());
        hold(call.time(), revision, () -> onCall.forEach(it -> it.accept(call)));
    }

    @Override
    public void opened(ObservedWatch watch) {
        watches.put(watch.number(), Wanted.of(watch.request(), history).map(it -> Followed.fromRequest(watch, it)));
    }

    @Override
    public void delivered(Delivery delivery) {
        Optional<Followed> followed =
                watches.computeIfAbsent(delivery.watch().number(), it -> beganBefore(delivery.watch()));
        if (followed.isEmpty()) return;
        for (WatchEvent event : delivery.events())
            hold(delivery.time(), Revisions.of(event), () -> pass(followed.get(), event, delivery.repeats()));
    }

    private Optional<Followed> beganBefore(ObservedWatch watch) {
        return Wanted.of(watch.request(), history).map(it -> Followed.since(watch, it, history.begin()));
    }

    private void pass(Followed followed, WatchEvent event, boolean repeats) {
        followed.take(event, repeats, history).ifPresent(told -> onTold.forEach(it -> it.accept(told)));
    }

    @Override
    public void closed(ObservedWatch watch) {
        watches.remove(watch.number());
    }

    private void hold(Duration time, long revision, Runnable pass) {
        waiting.add(new Waiting(moment(time), revision, pass));
    }

    /** Takes in what was committed; what a shared wire knows already changes nothing. */
    void take(Change change) {
        history.take(change);
        passOn();
    }

    /** Takes in that news of this moment follow, after which all that was committed before it is known. */
    void newsOf(Instant moment) {
        if (!moment.isAfter(latest)) return;
        complete = latest;
        latest = moment;
        passOn();
    }

    private void passOn() {
        while (!waiting.isEmpty() && isReady(waiting.peek()))
            waiting.remove().pass().run();
    }

    private boolean isReady(Waiting first) {
        return first.revision() <= history.known() || first.time().isBefore(complete);
    }

    /** Passes on everything: there is no more to be known. */
    void finish() {
        complete = Instant.MAX;
        passOn();
        complete = latest;
    }
}
