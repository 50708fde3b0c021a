package dev.coracle.testkit.invariant.scheduling;

import dev.coracle.scheduler.SchedulingObserver;
import dev.coracle.scheduler.SchedulingView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which decisions one life of a scheduler has made, and in what order: of what it has decided itself it knows at once,
 * whatever it has been told.
 */
final class Decisions implements SchedulingObserver {
    /** How many are kept of a pod that is decided about again and again. */
    private static final int MOST = 10;

    /** The decisions about each pod, in order. */
    private final Map<String, List<Decision>> byPod = new HashMap<>();

    private long life;
    private long number;

    private record Decision(long life, long number, String node) {
        /** Whether it was made earlier than another by the same scheduler. */
        boolean isBefore(Decision other) {
            return life == other.life && number < other.number;
        }
    }

    @Override
    public synchronized void began(SchedulingView view) {
        life++;
    }

    @Override
    public synchronized void judged(SchedulingView view, Judgement judgement) {
        if (judgement.node().isEmpty()) return;
        List<Decision> all = byPod.computeIfAbsent(judgement.pod().uid(), it -> new ArrayList<>());
        if (all.size() == MOST) all.remove(0);
        all.add(new Decision(life, number++, judgement.node().get()));
    }

    /** Whether it is known that a pod was decided about. */
    synchronized boolean knows(String uid) {
        return byPod.containsKey(uid);
    }

    /** The node that a pod was last given by the same scheduler before it decided about another pod. */
    synchronized Optional<String> nodeBefore(String earlier, String later) {
        Optional<Decision> late = last(later);
        return all(earlier).stream()
                .filter(it -> late.filter(it::isBefore).isPresent())
                .reduce((one, next) -> next)
                .map(Decision::node);
    }

    /** A pod is gone. */
    synchronized void forget(String uid) {
        byPod.remove(uid);
    }

    /** Whether a scheduler decided about one pod after it had decided about another, each for the last time. */
    synchronized boolean after(String later, String earlier) {
        Optional<Decision> late = last(later);
        return late.isPresent()
                && last(earlier).filter(it -> it.isBefore(late.get())).isPresent();
    }

    private List<Decision> all(String uid) {
        return byPod.getOrDefault(uid, List.of());
    }

    private Optional<Decision> last(String uid) {
        List<Decision> all = all(uid);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
