package dev.coracle.testkit.invariant;

import dev.coracle.cluster.Cluster;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.platform.Clock;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.observer.ChangeFeed;
import dev.coracle.simulation.observer.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a running cluster to its promises: tells invariants every change in the order of the revisions, and collects what
 * they complain of.
 *
 * <pre>{@code
 * try (Simulation simulation = shop.simulate(42);
 *         InvariantMonitor monitor = InvariantMonitor.on(simulation.cluster(), new NoOvercommit(), new SingleBinding())) {
 *     simulation.cluster().node("node-1").crash();
 *     simulation.cluster().run(Duration.ofMinutes(10));
 *     monitor.check();
 *     monitor.checkExercised();
 * }
 * }</pre>
 *
 * <p>It follows the API server directly, over no network. In a simulation it plans no event, draws no chance and leaves
 * no trace. So a run goes the same way with it and without, once somebody else watches the same kinds; a kind that nobody
 * watches is no work for the server.
 *
 * <p><b>Threads.</b> Every method may be called from any thread.
 */
public final class InvariantMonitor implements AutoCloseable {
    private static final int MOST_KEPT = 1000;

    private final Clock clock;
    private final List<Followed> followed = new ArrayList<>();
    private final Map<Class<?>, List<Followed>> byKind = new LinkedHashMap<>();
    private final ClusterState state = new ClusterState();
    private final List<Violation> violations = new ArrayList<>();
    private final ChangeFeed changes;
    private long revision;
    /** Until when time was judged. */
    private Instant looked = Instant.MIN;

    private volatile boolean broken;

    /** An invariant, and how often it was put to the test. */
    private static final class Followed {
        final Invariant invariant;
        long exercised;

        Followed(Invariant invariant) {
            this.invariant = invariant;
        }
    }

    private InvariantMonitor(Setting setting, List<Invariant> invariants) {
        this.clock = setting.cluster().world().platform().clock();
        if (invariants.stream().map(Invariant::name).distinct().count() < invariants.size())
            throw new IllegalArgumentException("two invariants of one name");
        Set<Class<? extends ApiObject>> kinds = new LinkedHashSet<>();
        for (Invariant invariant : invariants) {
            invariant.begin(setting);
            Followed it = new Followed(invariant);
            followed.add(it);
            Set<Class<? extends ApiObject>> own = new LinkedHashSet<>(invariant.kinds());
            own.forEach(kind ->
                    byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(it));
            kinds.addAll(own);
        }
        changes = ChangeFeed.of(setting.cluster(), kinds, this::tell);
    }

    /** Begins to watch a cluster; what is there already counts as having just appeared. */
    public static InvariantMonitor on(Cluster cluster, Invariant... invariants) {
        Bounds bounds = Bounds.of(cluster.definition());
        return on(new Setting(cluster, Optional.empty(), bounds), Arrays.asList(invariants));
    }

    /** Begins to watch a simulated cluster; what is there already counts as having just appeared. */
    public static InvariantMonitor on(Simulation simulation, Invariant... invariants) {
        Bounds bounds = Bounds.of(simulation.cluster().definition());
        return on(new Setting(simulation.cluster(), Optional.of(simulation), bounds), Arrays.asList(invariants));
    }

    /** Begins to watch a cluster in this setting; what is there already counts as having just appeared. */
    public static InvariantMonitor on(Setting setting, List<Invariant> invariants) {
        return new InvariantMonitor(setting, List.copyOf(invariants));
    }

    private void tell(List<News> news) {
        Instant now = clock.now();
        pass(now);
        for (News told : news) {
            ApiObject object = told.object();
            Optional<ApiObject> before =
                    told.gone() ? state.remove(told.type(), object.key()) : state.put(told.type(), object);
            Optional<ApiObject> after = told.gone() ? Optional.empty() : Optional.of(object);
            revision = told.revision();
            judge(told.type(), new Change(before, after, revision, now));
        }
    }

    /** Time has come to this. */
    private void pass(Instant now) {
        if (!now.isAfter(looked)) return;
        looked = now;
        for (Followed it : followed) take(it, it.invariant.judge(now, state), now);
    }

    private void judge(Class<?> type, Change change) {
        for (Followed it : byKind.getOrDefault(type, List.of()))
            take(it, it.invariant.judge(change, state), change.time());
    }

    private void take(Followed it, Verdict verdict, Instant time) {
        if (!verdict.isConcerned()) return;
        it.exercised++;
        if (verdict.isKept()) return;
        for (Violation violation : verdict.violations(it.invariant, revision, time)) {
            broken = true;
            if (violations.size() < MOST_KEPT) violations.add(violation);
        }
    }

    /** Whether a promise was broken so far, or the monitor has failed; costs nothing to ask. */
    public boolean isBroken() {
        return broken || changes.hasFailed();
    }

    /** The broken promises so far, in the order in which they were broken. */
    public List<Violation> violations() {
        return changes.still(() -> List.copyOf(violations));
    }

    /**
     * Looks at everything that has happened up to now, and counts all of it once more.
     *
     * @throws InvariantError where a promise that holds always was broken
     */
    public void check() {
        check(Invariant.Term.ALWAYS);
    }

    /**
     * Does what {@link #check()} does, and looks whether the promises that hold eventually are kept now.
     *
     * @throws InvariantError where one is not
     */
    public void checkSettled() {
        check(Invariant.Term.EVENTUALLY);
    }

    private void check(Invariant.Term upTo) {
        List<Violation> broken = changes.still(() -> {
            changes.catchUp();
            audit(upTo);
            return List.copyOf(violations);
        });
        if (!broken.isEmpty()) throw new InvariantError(broken);
    }

    private void audit(Invariant.Term upTo) {
        pass(clock.now());
        for (Followed it : followed) {
            if (it.invariant.term().compareTo(upTo) <= 0) take(it, it.invariant.audit(state), clock.now());
        }
    }

    /** How often each promise was put to the test, by its name. */
    public Map<String, Long> exercised() {
        return changes.still(() -> {
            Map<String, Long> times = new LinkedHashMap<>();
            followed.forEach(it -> times.put(it.invariant.name(), it.exercised));
            return times;
        });
    }

    /**
     * Makes sure that what was checked says something.
     *
     * @throws InvariantError where a promise was never put to the test
     */
    public void checkExercised() {
        List<String> idle = exercised().entrySet().stream()
                .filter(it -> it.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!idle.isEmpty()) throw new InvariantError("never put to the test: " + String.join(", ", idle));
    }

    /** Stops watching; what was collected stays. May be called twice. */
    @Override
    public void close() {
        changes.close();
    }
}
