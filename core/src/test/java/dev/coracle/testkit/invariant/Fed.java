package dev.coracle.testkit.invariant;

import dev.coracle.cluster.ClusterDefinition;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feeds an invariant changes by hand, in a cluster in which nothing happens; collects its complaints. */
public final class Fed implements AutoCloseable {
    private static final ClusterDefinition BARE = ClusterDefinition.builder()
            .scheduler(Optional.empty())
            .controllers(List.of())
            .build();

    private final Simulation simulation = Simulation.of(BARE, 1);
    private final Instant start =
            simulation.cluster().world().platform().clock().now();
    private final Invariant invariant;
    private final ClusterState state = new ClusterState();
    private final List<String> complaints = new ArrayList<>();
    private boolean concerned;
    private Instant now = start;
    private long revision;

    public Fed(Invariant invariant) {
        this.invariant = invariant;
        invariant.begin(new Setting(simulation.cluster(), Optional.of(simulation), Bounds.of(BARE)));
    }

    /** Lets time pass until so many seconds after the start. */
    public Fed at(double seconds) {
        now = start.plus(Duration.ofMillis((long) (seconds * 1000)));
        take(invariant.judge(now, state));
        return this;
    }

    /** What is so many seconds after the start. */
    public Instant moment(double seconds) {
        return start.plus(Duration.ofMillis((long) (seconds * 1000)));
    }

    /** An object is like this from now on. */
    public Fed put(ApiObject object) {
        Optional<ApiObject> before = state.put(kind(object), object);
        take(invariant.judge(new Change(before, Optional.of(object), ++revision, now), state));
        return this;
    }

    /** An object is gone. */
    public Fed remove(ApiObject object) {
        Optional<ApiObject> before = state.remove(kind(object), object.key());
        take(invariant.judge(new Change(before, Optional.empty(), ++revision, now), state));
        return this;
    }

    private Class<?> kind(ApiObject object) {
        return invariant.kinds().stream()
                .filter(it -> it.isInstance(object))
                .findFirst()
                .orElseThrow();
    }

    private void take(Verdict verdict) {
        concerned |= verdict.isConcerned();
        verdict.violations(invariant, revision, now).forEach(it -> complaints.add(it.place() + " " + it.wrong()));
    }

    /** What it complained of since it was asked last. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** What it complains of when it judges all there is. */
    public List<String> audit() {
        complaints.clear();
        take(invariant.audit(state));
        return complaints();
    }

    /** Whether the promise was put to the test. */
    public boolean isConcerned() {
        return concerned;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
