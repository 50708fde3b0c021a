package dev.coracle.scheduler.queue;

import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.QueuedPod;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** A pod with all that the queue remembers of it. */
final class Entry implements QueuedPod {
    /** Where a pod is. */
    enum Place {
        /** To be tried next, by rank. */
        ACTIVE,
        /** Refused, and worth another try when its rest is over or nobody else is there. */
        RESTING,
        /** Failed, and worth another try when its rest is over. */
        RECOVERING,
        /** Until something happens that may help. */
        WAITING,
        /** Being tried. */
        IN_FLIGHT,
        /** Not in the queue any more. */
        AWAY
    }

    PodInfo info;
    long enteredAt;
    int attempts;

    /** Tells pods of one rank apart: who came first. */
    long turn;

    Place place = Place.AWAY;

    /** Where it is in the heap of its place. */
    int index;

    /** The plugins that refused it last. */
    final SortedSet<String> unschedulable = new TreeSet<>();

    /** The plugins that refused it until something outside has happened. */
    final SortedSet<String> pending = new TreeSet<>();

    /** The plugin that keeps it out of the queue; empty for none. */
    String gate = "";

    /** While it rests: the end of the rest. While it waits: when it is tried anyway. */
    long dueAt;

    Entry(PodInfo info) {
        this.info = info;
    }

    void entered(long now, long turn) {
        enteredAt = now;
        this.turn = turn;
    }

    void blame(Collection<String> unschedulable, Collection<String> pending) {
        this.unschedulable.addAll(unschedulable);
        this.pending.addAll(pending);
    }

    void blameNobody() {
        unschedulable.clear();
        pending.clear();
    }

    /** Whether no plugin refused it: something else went wrong. */
    boolean isBlameless() {
        return unschedulable.isEmpty() && pending.isEmpty();
    }

    boolean isGated() {
        return !gate.isEmpty();
    }

    String profile() {
        return info.spec().schedulerName().orElse("");
    }

    @Override
    public PodInfo info() {
        return info;
    }

    @Override
    public long enteredAt() {
        return enteredAt;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return info + " " + place;
    }
}
