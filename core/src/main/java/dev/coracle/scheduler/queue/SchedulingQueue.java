package dev.coracle.scheduler.queue;

import dev.coracle.client.pace.Backoff;
import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueueSortPlugin;
import dev.coracle.scheduler.framework.QueuedPod;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.queue.Entry.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Pods without a node, as kube-scheduler queues them: the <i>active</i> ones by rank; those that <i>rest</i> after a
 * failure, which are tried early where nobody else is, unless something was broken; and those that <i>wait</i> until an
 * event happens that may help, by what the plugins that refused them registered, or five minutes have passed.
 *
 * <p><b>Units.</b> Times are nanoseconds of one clock, and never fall from call to call. A rest ends with the second of
 * that clock in which its time is over, so that of pods whose rests end together the first by rank goes first.
 * <p><b>Threads.</b> One at a time.
 * <p><b>Cost.</b> Logarithmic in the number of pods; an event also costs a hint for each pod it may concern.
 */
public final class SchedulingQueue {
    /** How soon a gate is asked again that stayed closed after the longest wait. */
    private static final long NEXT_LOOK = TimeUnit.SECONDS.toNanos(30);

    private final Nominator nominator;
    private final Blockers blockers;
    private final Flights flights = new Flights();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Places places;
    private final Entrance entrance;
    private int inFlight;
    private long turns;

    /**
     * An empty queue.
     *
     * @param order ranks the active pods
     * @param gate the PreEnqueue plugins: success lets a pod in
     * @param registrations by profile, then by plugin: the events that may help pods it refused
     * @param initialBackoff how long a pod rests after its first try
     * @param maxBackoff how long it rests at most
     * @param nominator is kept up with what becomes of the pods
     */
    public SchedulingQueue(
            QueueSortPlugin order,
            Function<PodInfo, Status> gate,
            Map<String, Map<String, List<EventRegistration>>> registrations,
            Duration initialBackoff,
            Duration maxBackoff,
            Nominator nominator) {
        this.nominator = nominator;
        blockers = new Blockers(registrations);
        places = new Places(order, blockers);
        entrance = new Entrance(gate, Backoff.exponential(initialBackoff, maxBackoff), blockers, places);
    }

    /** A pod came that has no node. */
    public void add(PodInfo pod, long now) {
        if (entries.containsKey(pod.uid())) return;
        Entry entry = new Entry(pod);
        entries.put(pod.uid(), entry);
        entry.entered(now, turns++);
        if (entrance.letIn(entry)) nominator.see(pod);
    }

    /** A pod without a node changed. */
    public void update(Pod before, PodInfo after, long now) {
        Entry entry = entries.get(after.uid());
        if (entry == null) {
            add(after, now);
        } else if (entry.place == Place.IN_FLIGHT) {
            for (Happening own : PodChanges.between(before, after.pod())) flights.noteOwn(after.uid(), own);
        } else {
            nominator.update(entry.info, after);
            entry.info = after;
            if (entry.place == Place.WAITING) reconsider(entry, PodChanges.between(before, after.pod()), now);
            else places.moved(entry);
        }
    }

    private void reconsider(Entry entry, List<Happening> own, long now) {
        for (Happening happening : own) {
            Verdict verdict = blockers.judge(entry, happening);
            if (verdict == Verdict.STAY) continue;
            places.leave(entry);
            entrance.enter(entry, verdict, now);
            return;
        }
    }

    /** A pod is gone, or has a node. One that is being tried stays so until {@link #done}. */
    public void remove(String uid) {
        nominator.remove(uid);
        Entry entry = entries.get(uid);
        if (entry == null || entry.place == Place.IN_FLIGHT) return;
        places.leave(entry);
        entries.remove(uid);
    }

    /** The pod to try now; ends with {@link #done} or {@link #putBack}. */
    public Optional<QueuedPod> pop(long now) {
        flush(now);
        Entry next = places.first(Place.ACTIVE);
        if (next == null) next = places.first(Place.RESTING);
        if (next == null) return Optional.empty();
        takeOff(next);
        return Optional.of(next);
    }

    private void takeOff(Entry entry) {
        places.leave(entry);
        entry.place = Place.IN_FLIGHT;
        inFlight++;
        entry.attempts++;
        entry.blameNobody();
        flights.begin(entry.info.uid());
    }

    /**
     * A pod that {@link #refused()} named is tried, wherever it has come meanwhile and although nothing may have happened;
     * ends as after {@link #pop}.
     */
    public void take(QueuedPod pod) {
        Entry entry = (Entry) pod;
        boolean waits = entry.place != Place.IN_FLIGHT && entry.place != Place.AWAY;
        if (!waits) throw new IllegalStateException(entry + " does not wait");
        takeOff(entry);
    }

    /** A pod that was popped some time ago is looked at only now, as it is now: what happened meanwhile is known. */
    public void renew(QueuedPod pod, PodInfo latest) {
        Entry entry = (Entry) pod;
        if (!flights.has(latest.uid())) throw new IllegalStateException(entry + " is not being tried");
        entry.info = latest;
        flights.end(latest.uid());
        flights.begin(latest.uid());
    }

    /** A pod needs not to be tried any more: it will be bound, is bound, or is gone. */
    public void done(String uid) {
        flights.end(uid);
        Entry entry = entries.get(uid);
        if (entry == null || entry.place != Place.IN_FLIGHT) return;
        land(entry);
        entries.remove(uid);
    }

    private void land(Entry entry) {
        entry.place = Place.AWAY;
        inFlight--;
    }

    /**
     * A pod that was tried did not find a node, or was not bound. Where it is in the queue already, nothing happens.
     *
     * @param pod as {@link #pop} gave it
     * @param latest what it is like now
     * @param unschedulable the plugins that refused it; none, and none pending, where something else went wrong
     * @param pending the plugins that refused it until something outside has happened
     */
    public void putBack(
            QueuedPod pod, PodInfo latest, Collection<String> unschedulable, Collection<String> pending, long now) {
        Entry entry = (Entry) pod;
        Entry known = entries.putIfAbsent(latest.uid(), entry);
        if (known != null && (known != entry || entry.place != Place.IN_FLIGHT)) return;
        entry.info = latest;
        entry.blame(unschedulable, pending);
        entry.entered(now, turns++);
        Verdict verdict = flights.end(entry, blockers);
        if (entry.place == Place.IN_FLIGHT) land(entry);
        entrance.enter(entry, entry.isBlameless() ? Verdict.RETRY : verdict, now);
    }

    /** Pods are to be tried at once, whatever they wait for; one that is being tried, once more. */
    public void activate(Collection<PodInfo> pods, long now) {
        for (PodInfo pod : pods) {
            Entry entry = entries.get(pod.uid());
            if (entry == null) continue;
            flights.activate(pod.uid());
            if (entry.place == Place.IN_FLIGHT || entry.place == Place.ACTIVE) continue;
            places.leave(entry);
            entrance.letIn(entry);
        }
    }

    /** Pods are to be tried again once they have rested, as after an error: what they wait for will not come. */
    public void retry(Collection<PodInfo> pods, long now) {
        for (PodInfo pod : pods) {
            Entry entry = entries.get(pod.uid());
            if (entry == null) continue;
            flights.activate(pod.uid());
            if (entry.place != Place.WAITING && entry.place != Place.RESTING) continue;
            places.leave(entry);
            entry.blameNobody();
            entrance.enter(entry, Verdict.RETRY, now);
        }
    }

    /** Something happened that may help pods that wait. */
    public void happened(Happening happening, long now) {
        happened(happening, pod -> true, now);
    }

    /** Something happened that may help these of the pods that wait. */
    public void happened(Happening happening, Predicate<PodInfo> whom, long now) {
        ClusterEvent event = happening.event();
        if (!blockers.areInterestedIn(event)) return;
        flights.note(happening);
        for (Entry entry : blockers.concerned(event)) {
            if (!whom.test(entry.info)) continue;
            if (entry.isGated() && !blockers.mayOpenGate(entry, event)) continue;
            Verdict verdict = blockers.judge(entry, happening);
            if (verdict == Verdict.STAY) continue;
            places.leave(entry);
            entrance.enter(entry, verdict, now);
        }
    }

    /** Whether there is a pod to try now. */
    public boolean isReady() {
        return places.size(Place.ACTIVE) > 0 || places.size(Place.RESTING) > 0;
    }

    /** When there may be another pod to try without anything happening; {@link #pop} sees to it. */
    public OptionalLong wakeAt() {
        return places.nextDueAt();
    }

    /** The first of the active pods. */
    public Optional<PodInfo> next() {
        return Optional.ofNullable(places.first(Place.ACTIVE)).map(entry -> entry.info);
    }

    /** The pods that wait for an event, without those that a gate keeps out; who came first is first. */
    public List<QueuedPod> refused() {
        return entries.values().stream()
                .filter(entry -> entry.place == Place.WAITING && !entry.isGated())
                .sorted(Comparator.comparingLong(entry -> entry.turn))
                .<QueuedPod>map(entry -> entry)
                .toList();
    }

    /** How many pods are where. */
    public QueueSizes sizes() {
        return new QueueSizes(
                places.size(Place.ACTIVE),
                places.size(Place.RESTING) + places.size(Place.RECOVERING),
                places.size(Place.WAITING),
                inFlight);
    }

    /** Lets pods go on that have rested, or waited for too long. */
    private void flush(long now) {
        for (Entry entry : places.due(Place.RESTING, now)) places.put(entry, Place.ACTIVE);
        for (Entry entry : places.due(Place.RECOVERING, now)) places.put(entry, Place.ACTIVE);
        for (Entry entry : places.due(Place.WAITING, now)) {
            entrance.enter(entry, Verdict.RETRY, now);
            if (entry.place != Place.WAITING || entry.dueAt > now) continue;
            entry.dueAt = now + NEXT_LOOK;
            places.moved(entry);
        }
    }
}
