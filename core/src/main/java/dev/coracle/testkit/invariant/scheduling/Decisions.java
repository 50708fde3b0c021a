package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.scheduler.SchedulingObserver;
import dev.coracle.scheduler.SchedulingView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which decisions one life of a scheduler has made, and in what order: of what it has decided itself it knows at once,
 * whatever it has been told.
 */
final class Decisions implements SchedulingObserver {
    private final Map<String, Decision> byPod = new HashMap<>();
    private long life;
    private long number;

    private record Decision(long life, long number, String node) {}

    @Override
    public synchronized void began(SchedulingView view) {
        life++;
    }

    @Override
    public synchronized void judged(SchedulingView view, Judgement judgement) {
        if (judgement.node().isEmpty()) return;
        byPod.put(
                judgement.pod().uid(),
                new Decision(life, number++, judgement.node().get()));
    }

    /** Whether it is known that a pod was decided about. */
    synchronized boolean knows(String uid) {
        return byPod.containsKey(uid);
    }

    /** The node that a pod was given by the same scheduler before it decided about another pod. */
    synchronized Optional<String> nodeBefore(String earlier, String later) {
        return after(later, earlier) ? Optional.ofNullable(byPod.get(earlier)).map(Decision::node) : Optional.empty();
    }

    /** A pod is gone. */
    synchronized void forget(String uid) {
        byPod.remove(uid);
    }

    /** Whether a scheduler decided about one pod after it had decided about another. */
    synchronized boolean after(String later, String earlier) {
        Decision late = byPod.get(later);
        Decision early = byPod.get(earlier);
        return late != null && early != null && late.life() == early.life() && late.number() > early.number();
    }
}
