package dev.coracle.scheduler.queue;

import dev.coracle.scheduler.framework.ClusterEvent;
import dev.coracle.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a {@link SchedulingQueue} should do, by going through all pods each time. */
final class NaiveQueue {
    /** Which events help which plugin: {@code A} is helped by nodes that come, {@code B} by pods that go. */
    interface Helps {
        boolean helps(String plugin, ClusterEvent event);
    }

    private static final long SECOND = 1_000_000_000L;

    static final class Item {
        PodInfo pod;
        long enteredAt;
        long turn;
        int attempts;
        String where = "";
        long dueAt;
        String gate = "";
        final SortedSet<String> refusedBy = new TreeSet<>();
        final List<ClusterEvent> missed = new ArrayList<>();
        boolean activated;

        Item(PodInfo pod) {
            this.pod = pod;
        }
    }

    final List<Item> items = new ArrayList<>();
    private final Helps helps;
    private final Predicate<PodInfo> gateIsOpen;
    private long turns;

    NaiveQueue(Helps helps, Predicate<PodInfo> gateIsOpen) {
        this.helps = helps;
        this.gateIsOpen = gateIsOpen;
    }

    Optional<Item> find(String uid) {
        return items.stream().filter(it -> it.pod.uid().equals(uid)).findFirst();
    }

    void add(PodInfo pod, long now) {
        if (find(pod.uid()).isPresent()) return;
        Item item = new Item(pod);
        item.enteredAt = now;
        item.turn = turns++;
        items.add(item);
        retry(item, now, true);
    }

    void remove(String uid) {
        find(uid).filter(it -> !it.where.equals("in flight")).ifPresent(items::remove);
    }

    void done(String uid) {
        find(uid).filter(it -> it.where.equals("in flight")).ifPresent(items::remove);
    }

    Optional<String> pop(long now) {
        flush(now);
        Comparator<Item> rank = Comparator.<Item, Integer>comparing(it -> -it.pod.priority())
                .thenComparing(it -> it.enteredAt)
                .thenComparing(it -> it.turn);
        Optional<Item> next = in("active").stream().min(rank);
        if (next.isEmpty()) {
            Comparator<Item> due = Comparator.comparing(it -> it.dueAt);
            next = in("resting").stream().filter(it -> !it.refusedBy.isEmpty()).min(due.thenComparing(rank));
        }
        next.ifPresent(NaiveQueue::takeOff);
        return next.map(it -> it.pod.uid());
    }

    private static void takeOff(Item item) {
        item.where = "in flight";
        item.attempts++;
        item.refusedBy.clear();
        renew(item);
    }

    private static void renew(Item item) {
        item.missed.clear();
        item.activated = false;
    }

    void renew(String uid) {
        find(uid).filter(it -> it.where.equals("in flight")).ifPresent(NaiveQueue::renew);
    }

    List<Item> refused() {
        return items.stream()
                .filter(it -> it.where.equals("waiting") && it.gate.isEmpty())
                .sorted(Comparator.comparing(it -> it.turn))
                .toList();
    }

    boolean mayTake(String uid) {
        return find(uid)
                .filter(it -> !it.where.equals("in flight") && it.gate.isEmpty())
                .isPresent();
    }

    void take(String uid) {
        find(uid).ifPresent(NaiveQueue::takeOff);
    }

    private List<Item> in(String where) {
        return items.stream().filter(it -> it.where.equals(where)).toList();
    }

    private void flush(long now) {
        for (Item item : in("resting")) {
            if (item.dueAt <= now) item.where = "active";
        }
        for (Item item : in("waiting")) {
            if (item.gate.isEmpty() && item.enteredAt + 300 * SECOND <= now) retry(item, now, false);
        }
    }

    void putBack(String uid, List<String> refusedBy, long now) {
        Optional<Item> found = find(uid).filter(it -> it.where.equals("in flight"));
        if (found.isEmpty()) return;
        Item item = found.get();
        item.refusedBy.addAll(refusedBy);
        item.enteredAt = now;
        item.turn = turns++;
        boolean helped = item.missed.stream().anyMatch(event -> isHelpedBy(item, event));
        if (item.activated || helped || refusedBy.isEmpty()) retry(item, now, false);
        else item.where = "waiting";
    }

    private boolean isHelpedBy(Item item, ClusterEvent event) {
        return item.refusedBy.stream().anyMatch(plugin -> helps.helps(plugin, event));
    }

    void happened(ClusterEvent event, long now) {
        in("in flight").forEach(item -> item.missed.add(event));
        for (Item item : in("waiting")) {
            boolean shut = !item.gate.isEmpty() && !helps.helps(item.gate, event);
            if (!shut && isHelpedBy(item, event)) retry(item, now, false);
        }
    }

    void activate(String uid, long now) {
        Optional<Item> found = find(uid);
        if (found.isEmpty()) return;
        Item item = found.get();
        if (item.where.equals("in flight")) item.activated = true;
        else if (!item.where.equals("active")) retry(item, now, true);
    }

    void retry(String uid, long now) {
        Optional<Item> found = find(uid);
        if (found.isEmpty()) return;
        Item item = found.get();
        if (item.where.equals("in flight")) item.activated = true;
        boolean isRecovering = item.where.equals("resting") && item.refusedBy.isEmpty();
        if (isRecovering || (!item.where.equals("waiting") && !item.where.equals("resting"))) return;
        item.refusedBy.clear();
        retry(item, now, false);
    }

    private void retry(Item item, long now, boolean atOnce) {
        item.gate = gateIsOpen.test(item.pod) ? "" : "Gate";
        if (!item.gate.isEmpty()) {
            item.refusedBy.add("Gate");
            item.where = "waiting";
            return;
        }
        long rest = Math.min(10, 1L << Math.min(10, item.attempts - 1)) * SECOND;
        item.dueAt = Math.floorDiv(item.enteredAt + rest, SECOND) * SECOND + SECOND;
        item.where = atOnce || item.attempts == 0 || item.dueAt <= now ? "active" : "resting";
    }
}
