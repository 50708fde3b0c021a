package dev.coracle.testkit.invariant.controllers;

import dev.coracle.model.core.Pod;
import dev.coracle.model.policy.PodDisruptionBudget;
import dev.coracle.model.selector.Selector;
import dev.coracle.platform.Clock;
import dev.coracle.testkit.invariant.Change;
import dev.coracle.testkit.invariant.ClusterState;
import dev.coracle.testkit.invariant.Losses;
import dev.coracle.testkit.invariant.Promise;
import dev.coracle.testkit.invariant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who takes the note of an eviction out of a disruption budget does not count the evicted pod as healthy: or it was written
 * over by somebody who did not know of it, and more pods may go than the budget lets. A note may be forgotten after two
 * minutes.
 *
 * <p>Not judged is a moment in which pods have just been lost in another way, which the disruption controller may not know.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/issues/82149">PodDisruptionBudget can be violated by disruption
 *     controller</a>
 */
final class EvictionsAreCounted extends Promise {
    /** By any clock that is not far off, a note that is younger is not old enough to be forgotten. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Losses losses = new Losses();

    EvictionsAreCounted() {
        super(
                "Whoever forgets an eviction in a disruption budget counts the evicted pod as gone.",
                Term.ALWAYS,
                List.of(Pod.class, PodDisruptionBudget.class));
    }

    @Override
    public Verdict judge(Change change, ClusterState state) {
        losses.take(change);
        Optional<PodDisruptionBudget> before = change.before(PodDisruptionBudget.class);
        Optional<PodDisruptionBudget> after = change.after(PodDisruptionBudget.class);
        if (before.isEmpty() || after.isEmpty()) return Verdict.silent();
        boolean forgets = before.get().status().disruptedPods().entrySet().stream()
                .filter(it -> it.getValue().instant().plus(YOUNG).isAfter(change.time()))
                .anyMatch(it -> !after.get().status().disruptedPods().containsKey(it.getKey()));
        if (!forgets || !before.get().spec().equals(after.get().spec())) return Verdict.silent();
        return isJudged(change, after.get().namespace()) ? judge(after.get(), state) : Verdict.silent();
    }

    private boolean isJudged(Change change, String namespace) {
        Instant known = change.time().minus(bounds().staleness());
        boolean calm = setting()
                .calm()
                .ofControllers()
                .filter(it -> !it.isAfter(known))
                .isPresent();
        return calm
                && losses.isQuiet(namespace, known)
                && isOnTime(setting().authors().of(change), change.time());
    }

    /** Whether the clock of a process is about right; outside simulation there is but one. */
    private boolean isOnTime(Optional<String> process, Instant now) {
        if (process.isEmpty() || setting().simulation().isEmpty()) return true;
        return setting().simulation().get().kernel().root().processes().stream()
                .filter(it -> it.name().equals(process.get()))
                .map(it -> it.clock())
                .map(Clock::now)
                .allMatch(it -> Duration.between(now, it).abs().compareTo(YOUNG) < 0);
    }

    private static Verdict judge(PodDisruptionBudget budget, ClusterState state) {
        Selector selector = Selector.of(budget.spec().selector());
        long healthy = state.all(Pod.class).stream()
                .filter(it -> it.namespace().equals(budget.namespace()) && selector.matches(it.labels()))
                .filter(it -> Losses.isHealthy(it) && !Losses.isEvicted(it))
                .count();
        int counted = budget.status().currentHealthy();
        if (counted <= healthy) return Verdict.kept();
        return Verdict.broken(
                "disruption budget " + budget.key(),
                "forgets an eviction and counts " + counted + " healthy pods",
                "count no more than " + healthy);
    }

    /** What was before is known only from the changes. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
