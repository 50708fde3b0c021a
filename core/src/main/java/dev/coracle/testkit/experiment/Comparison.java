package dev.coracle.testkit.experiment;

import dev.coracle.cluster.Cluster;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.simulation.Simulation;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.testkit.arbitrary.ClusterCase;
import dev.coracle.testkit.invariant.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays a case as it is, and once more with nothing that befalls it: what failed and is well again must leave no trace.
 *
 * <p>It says nothing where nodes are lost for good, where users change their minds, and where a pod waits in the end:
 * then it is chance who got the room. Pods that nobody replaces, and those that ended and were replaced, do not count.
 */
final class Comparison {
    private static final int SHOWN = 3;

    private final Experiment experiment;
    private final ClusterCase played;

    Comparison(Experiment experiment, ClusterCase played) {
        this.experiment = experiment;
        this.played = played;
    }

    Outcome play(Playback playback) {
        End end = new End(playback);
        Outcome outcome = new Performance(experiment, played, end).play();
        if (end.state == null || !isComparable()) return outcome;
        End calm = new End(Playback.SILENT);
        Outcome reference = new Performance(experiment, played.withFaults(FaultPlan.NONE), calm).play();
        if (calm.state == null) return reference;
        return end.waits || calm.waits ? outcome : compared(outcome, end, calm.state);
    }

    private boolean isComparable() {
        return played.lost().isEmpty()
                && !played.faults().faults().isEmpty()
                && played.faults().faults().stream().noneMatch(it -> changesWishes(it.kind()));
    }

    private static boolean changesWishes(FaultKind kind) {
        return kind.target() == FaultKind.Target.WORKLOAD || kind == FaultKind.STORE_RESTORE;
    }

    private static Outcome compared(Outcome outcome, End end, EndState reference) {
        Map<String, Long> exercised = new LinkedHashMap<>(outcome.exercised());
        exercised.put(Experiment.LEAVES_NO_TRACE, 1L);
        List<Violation> violations = end.differences(reference);
        return outcome.judged(violations, exercised);
    }

    /** Remembers what a cluster comes to, for another to look on as well. */
    private static final class End implements Playback {
        private final Playback other;
        private @Nullable EndState state;
        private Instant time = Instant.EPOCH;
        private boolean waits;

        End(Playback other) {
            this.other = other;
        }

        @Override
        public void begins(Simulation simulation) {
            other.begins(simulation);
        }

        @Override
        public void line(Supplier<String> line) {
            other.line(line);
        }

        @Override
        public void ends(Simulation simulation, Outcome outcome) {
            other.ends(simulation, outcome);
        }

        @Override
        public void rests(Simulation simulation) {
            Cluster cluster = simulation.cluster();
            time = cluster.world().platform().clock().now();
            state = EndState.of(cluster, End::counts);
            waits = cluster.client().pods().list().items().stream().anyMatch(it -> isIn(it, "Pending"));
            other.rests(simulation);
        }

        private static boolean counts(ApiObject object) {
            return !(object instanceof Pod pod)
                    || (!pod.metadata().ownerReferences().isEmpty() && !isIn(pod, "Failed"));
        }

        private static boolean isIn(Pod pod, String phase) {
            return pod.status().phase().filter(phase::equals).isPresent();
        }

        List<Violation> differences(EndState reference) {
            return Objects.requireNonNull(state).differences(reference).stream()
                    .limit(SHOWN)
                    .map(it -> new Violation(
                            Experiment.LEAVES_NO_TRACE,
                            "the cluster",
                            0,
                            time,
                            "has come to " + it,
                            "be as if nothing had befallen it"))
                    .toList();
        }
    }
}
