package dev.coracle.scheduler.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pods that are being tried, and what has happened since: a pod that is refused may have been refused for what is
 * past by now. What happened before the oldest of them took off is forgotten.
 */
final class Flights {
    private static final class Flight {
        final long since;
        final List<Happening> own = new ArrayList<>();
        boolean activated;

        Flight(long since) {
            this.since = since;
        }
    }

    private final Map<String, Flight> flights = new LinkedHashMap<>();
    private final Deque<Happening> happenings = new ArrayDeque<>();

    /** How many happenings were forgotten. */
    private long forgotten;

    void begin(String uid) {
        flights.put(uid, new Flight(forgotten + happenings.size()));
    }

    boolean has(String uid) {
        return flights.containsKey(uid);
    }

    /** Something happened that may concern any of them. */
    void note(Happening happening) {
        if (!flights.isEmpty()) happenings.add(happening);
    }

    /** Something happened to one of them; does nothing for other pods. */
    void noteOwn(String uid, Happening happening) {
        Flight flight = flights.get(uid);
        if (flight != null) flight.own.add(happening);
    }

    /** One of them is to be tried again at any rate; does nothing for other pods. */
    void activate(String uid) {
        Flight flight = flights.get(uid);
        if (flight != null) flight.activated = true;
    }

    /** Ends a flight; what happened meanwhile, by its meaning to the pod. */
    Verdict end(Entry entry, Blockers blockers) {
        Flight flight = flights.remove(entry.info.uid());
        if (flight == null) return Verdict.RETRY;
        Verdict verdict = flight.activated ? Verdict.RETRY : Verdict.STAY;
        for (Happening happening : flight.own) verdict = verdict.or(blockers.judge(entry, happening));
        long number = forgotten;
        for (Happening happening : happenings) {
            boolean isKnown = number++ < flight.since;
            if (isKnown || (verdict == Verdict.RETRY && entry.pending.isEmpty())) continue;
            verdict = verdict.or(blockers.judge(entry, happening));
        }
        forget();
        return verdict;
    }

    /** Ends a flight that went well, or whose pod is gone. */
    void end(String uid) {
        if (flights.remove(uid) != null) forget();
    }

    private void forget() {
        if (flights.isEmpty()) {
            forgotten += happenings.size();
            happenings.clear();
            return;
        }
        long oldest = flights.values().iterator().next().since;
        for (; forgotten < oldest; forgotten++) happenings.remove();
    }
}
