package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterExtensions;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;

/** Keeps pods near those they want, away from those they do not want, and away from those that do not want them. */
public final class InterPodAffinity
        implements PreFilterPlugin,
                PreFilterExtensions,
                FilterPlugin,
                PreScorePlugin,
                ScoreExtensions,
                EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "InterPodAffinity";

    private static final Status NOT_NEAR =
            Status.unresolvable("node(s) didn't match pod affinity rules").by(NAME);
    private static final Status UNWANTED =
            Status.unschedulable("node(s) didn't match pod anti-affinity rules").by(NAME);
    private static final Status UNWILLING = Status.unschedulable(
                    "node(s) didn't satisfy existing pods anti-affinity rules")
            .by(NAME);

    private static final StateKey<Neighbours> NEIGHBOURS = StateKey.of("InterPodAffinity neighbours");
    private static final StateKey<NeighbourWishes> WISHES = StateKey.of("InterPodAffinity wishes");

    private final InterPodAffinityArgs args;
    private final Handle handle;
    private final Snapshot cluster;

    /** The plugin. */
    public InterPodAffinity(InterPodAffinityArgs args, Handle handle) {
        this.args = args;
        this.handle = handle;
        cluster = handle.snapshot();
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Not skipped either where only pods that wait for a node would not have it near. Kubernetes has skipped it then since
     * 1.27, so that what replaces a victim may take its place again and be a victim again, without end.
     */
    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        if (pod.malformedAffinity().isPresent()) {
            String mistake = pod.malformedAffinity().get();
            return PreFilterResult.refused(Status.unresolvable("parsing pod: " + mistake));
        }
        Neighbours neighbours = new Neighbours(pod, cluster);
        if (neighbours.isEmpty() && !handle.anyNominated(waiting -> isUnwilling(waiting, pod)))
            return PreFilterResult.skip();
        state.write(NEIGHBOURS, neighbours);
        return PreFilterResult.allNodes();
    }

    private boolean isUnwilling(PodInfo waiting, PodInfo pod) {
        return waiting.requiredAntiAffinity().stream()
                .anyMatch(term -> term.selection().matches(pod, cluster.namespaces()));
    }

    @Override
    public Optional<PreFilterExtensions> extensions() {
        return Optional.of(this);
    }

    /** The pod that is added may have terms that no pod had before; all else is counted as it comes and goes. */
    @Override
    public Status addPod(CycleState state, PodInfo pod, PodInfo added, NodeInfo node) {
        if (!added.requiredAntiAffinity().isEmpty()) state.write(NEIGHBOURS, new Neighbours(pod, cluster));
        return Status.success();
    }

    @Override
    public Status removePod(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node) {
        return Status.success();
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        Neighbours neighbours = state.find(NEIGHBOURS);
        if (neighbours == null) return Status.success();
        if (!neighbours.areNear(node)) return NOT_NEAR;
        if (neighbours.unwantedAreNear(node)) return UNWANTED;
        return neighbours.unwillingAreNear(node) ? UNWILLING : Status.success();
    }

    @Override
    public Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        boolean wishes = !pod.preferredAffinity().isEmpty()
                || !pod.preferredAntiAffinity().isEmpty();
        if (!wishes && args.ignorePreferredTermsOfExistingPods()) return Status.skip();
        NeighbourWishes all = new NeighbourWishes(pod, args, cluster);
        if (all.isEmpty()) return Status.skip();
        state.write(WISHES, all);
        return Status.success();
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        NeighbourWishes wishes = state.find(WISHES);
        return wishes == null ? 0 : wishes.sum(node);
    }

    /** In floating point, in this order: Kubernetes rounds so, which whole numbers would not reproduce. */
    @Override
    public Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < scores.size(); i++) {
            least = Math.min(least, scores.score(i));
            most = Math.max(most, scores.score(i));
        }
        double range = most - least;
        for (int i = 0; i < scores.size(); i++) {
            double share = range > 0 ? (scores.score(i) - least) / range : 0;
            scores.set(i, (long) (MAX_SCORE * share));
        }
        return Status.success();
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return new NeighbourHints(cluster.namespaces()).registrations();
    }
}
