package dev.coracle.store.sqlite;

import dev.coracle.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Who may use the database now: callers in the order in which they came. One of them at a time leads. It takes those at
 * the head of the queue, as many as make a good group, does for all of them what they want, until that included its own,
 * and calls the next to lead. So writes that come together share one flush to the disk, a caller that is alone waits for
 * no other thread, and a world with one thread needs no other.
 */
final class Turns {
    /** Most turns in a group: enough to make the flush cheap, few enough for all to be answered soon. */
    static final int LONGEST_GROUP = 512;

    /** Most bytes in a group, but for a single turn that is larger. */
    static final long LARGEST_GROUP = 1 << 20;

    private final Queue<Turn<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();
    private final Consumer<List<Write>> commit;

    /**
     * A queue without callers.
     *
     * @param commit answers writes
     */
    Turns(Consumer<List<Write>> commit) {
        this.commit = commit;
    }

    /** Waits until it is done, and returns or throws what came of it. */
    <T> T take(Turn<T> turn) {
        waiting.add(turn);
        if (led.compareAndSet(false, true) || turn.awaitLead()) lead(turn);
        return turn.result();
    }

    private void lead(Turn<?> own) {
        List<Turn<?>> group = List.of();
        while (!own.isDone()) {
            group.forEach(Turn::release);
            group = nextGroup();
            serve(group);
        }
        group.forEach(Turn::release);
        passOn();
    }

    private void passOn() {
        do {
            Turn<?> next = waiting.peek();
            if (next != null) {
                next.callToLead();
                return;
            }
            led.set(false);
        } while (!waiting.isEmpty() && led.compareAndSet(false, true));
    }

    private List<Turn<?>> nextGroup() {
        List<Turn<?>> group = new ArrayList<>();
        long bytes = 0;
        for (Turn<?> next = waiting.peek(); next != null; next = waiting.peek()) {
            boolean fits = bytes + next.size() <= LARGEST_GROUP && group.size() < LONGEST_GROUP;
            if (!fits && !group.isEmpty()) break;
            group.add(waiting.remove());
            bytes += next.size();
        }
        return group;
    }

    /** Leaves nobody without an outcome: who leads must go on to lead. */
    private void serve(List<Turn<?>> group) {
        try {
            if (group.get(0) instanceof Errand<?> errand) errand.run();
            else commit.accept(group.stream().map(Write.class::cast).toList());
        } catch (RuntimeException e) {
            group.forEach(turn -> turn.fail(e));
        } catch (Error e) {
            group.forEach(turn -> turn.fail(new StoreException("the store failed: " + e, true, e)));
        }
    }
}
