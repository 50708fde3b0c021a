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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who takes the note of an eviction out of a disruption budget does not count the evicted pod as healthy: or it was written
 * over by somebody who did not know of it, and more pods may go than the budget lets. A note may be forgotten after two
 * minutes.
 *
 * <p>Whoever writes a budget knows what it said before, and so of these evictions, but may not know of pods that have just
 * been lost in another way: so many more may be counted. Who is in trouble may be as far behind as it likes.
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
        Set<String> noted = noted(before.get(), change.time());
        boolean forgets = !after.get().status().disruptedPods().keySet().containsAll(noted);
        if (!forgets || !before.get().spec().equals(after.get().spec())) return Verdict.silent();
        Optional<Instant> calm = setting().calm().ofControllers();
        if (calm.isEmpty() || !isOnTime(setting().authors().of(change), change.time())) return Verdict.silent();
        Instant known = setting().authors().sent(change).minus(bounds().staleness());
        return judge(after.get(), noted, calm.get().isAfter(known) ? Instant.MIN : known, state);
    }

    /** Names of pods of which a budget says that they were evicted lately. */
    private static Set<String> noted(PodDisruptionBudget budget, Instant now) {
        return budget.status().disruptedPods().entrySet().stream()
                .filter(it -> it.getValue().instant().plus(YOUNG).isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the writer is a process whose clock is about right; outside simulation there is but one clock. */
    private boolean isOnTime(Optional<String> process, Instant now) {
        if (setting().simulation().isEmpty()) return true;
        return process.isPresent()
                && setting().simulation().get().kernel().root().processes().stream()
                        .filter(it -> it.name().equals(process.get()))
                        .map(it -> it.clock())
                        .map(Clock::now)
                        .allMatch(it -> Duration.between(now, it).abs().compareTo(YOUNG) < 0);
    }

    private Verdict judge(PodDisruptionBudget budget, Set<String> noted, Instant known, ClusterState state) {
        Selector selector = Selector.of(budget.spec().selector());
        long healthy = state.all(Pod.class).stream()
                .filter(it -> it.namespace().equals(budget.namespace()) && selector.matches(it.labels()))
                .filter(it -> Losses.isHealthy(it) && !noted.contains(it.name()))
                .count();
        long most = healthy + losses.count(budget, known, it -> !noted.contains(it.name()));
        int counted = budget.status().currentHealthy();
        if (counted <= most) return Verdict.kept();
        return Verdict.broken(
                "disruption budget " + budget.key(),
                "forgets an eviction and counts " + counted + " healthy pods",
                "count no more than " + most);
    }

    /** What was before is known only from the changes. */
    @Override
    public Verdict audit(ClusterState state) {
        return Verdict.silent();
    }
}
