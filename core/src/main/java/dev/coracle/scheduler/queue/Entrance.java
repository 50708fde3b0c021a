package dev.coracle.scheduler.queue;

import dev.coracle.client.pace.Backoff;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.queue.Entry.Place;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Where a pod goes that comes into the queue, or on in it: to the active ones, to rest, or to wait. */
final class Entrance {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(5);

    private final Function<PodInfo, Status> gate;
    private final Backoff backoff;
    private final Blockers blockers;
    private final Places places;
    private final ClusterEvent anything = ClusterEvent.everything();

    Entrance(Function<PodInfo, Status> gate, Backoff backoff, Blockers blockers, Places places) {
        this.gate = gate;
        this.backoff = backoff;
        this.blockers = blockers;
        this.places = places;
    }

    /** Makes a pod active that is at no place; where a gate is closed, it waits. Returns whether it is active. */
    boolean letIn(Entry entry) {
        if (!passesGate(entry)) return false;
        places.put(entry, Place.ACTIVE);
        return true;
    }

    /** Gives a pod its place that is at none, by what has happened to what it waits for. */
    void enter(Entry entry, Verdict verdict, long now) {
        if (verdict == Verdict.STAY) {
            await(entry);
        } else if (passesGate(entry)) {
            if (verdict == Verdict.RETRY && restsUntil(entry) > now) rest(entry);
            else places.put(entry, Place.ACTIVE);
        }
    }

    private void rest(Entry entry) {
        entry.dueAt = restsUntil(entry);
        places.put(entry, entry.isBlameless() ? Place.RECOVERING : Place.RESTING);
    }

    private void await(Entry entry) {
        boolean hopeless = entry.isGated() && !blockers.mayOpenGate(entry, anything);
        entry.dueAt = hopeless ? Long.MAX_VALUE : entry.enteredAt + LONGEST_WAIT;
        places.put(entry, Place.WAITING);
    }

    /** Whether the PreEnqueue plugins let the pod in; where not, it waits for the one that does not. */
    private boolean passesGate(Entry entry) {
        Status status = gate.apply(entry.info);
        entry.gate = status.plugin();
        if (status.isSuccess()) return true;
        entry.unschedulable.add(status.plugin());
        await(entry);
        return false;
    }

    /** The end of the second in which the rest is over; the past for pods that were never tried. */
    private long restsUntil(Entry entry) {
        if (entry.attempts == 0) return entry.enteredAt;
        long end = entry.enteredAt + backoff.delay(entry.attempts).toNanos();
        return (Math.floorDiv(end, SECOND) + 1) * SECOND;
    }
}
