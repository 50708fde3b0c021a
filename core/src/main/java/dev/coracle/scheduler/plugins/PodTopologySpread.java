package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.scheduler.framework.CycleState;
import dev.coracle.scheduler.framework.EnqueueExtensions;
import dev.coracle.scheduler.framework.EventRegistration;
import dev.coracle.scheduler.framework.FilterPlugin;
import dev.coracle.scheduler.framework.Handle;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeScope;
import dev.coracle.scheduler.framework.NodeScores;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PreFilterPlugin;
import dev.coracle.scheduler.framework.PreFilterResult;
import dev.coracle.scheduler.framework.PreScorePlugin;
import dev.coracle.scheduler.framework.ScoreExtensions;
import dev.coracle.scheduler.framework.Snapshot;
import dev.coracle.scheduler.framework.StateKey;
import dev.coracle.scheduler.framework.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spreads pods over zones, hosts, or whatever a label tells apart: refuses nodes where there would be too many, prefers
 * those where there are few. Pods whose deletion has begun do not count.
 */
public final class PodTopologySpread
        implements PreFilterPlugin, FilterPlugin, PreScorePlugin, ScoreExtensions, EnqueueExtensions {
    /** Name of the plugin. */
    public static final String NAME = "PodTopologySpread";

    private static final String TEXT = "node(s) didn't match pod topology spread constraints";
    private static final Status SKEWED = Status.unschedulable(TEXT).by(NAME);
    private static final Status NO_LABEL =
            Status.unresolvable(TEXT + " (missing required label)").by(NAME);

    private static final StateKey<SpreadLimit[]> LIMITS = StateKey.of("PodTopologySpread limits");
    private static final StateKey<SpreadPreference> PREFERENCE = StateKey.of("PodTopologySpread preference");

    private final PodTopologySpreadArgs args;
    private final Snapshot cluster;
    private final OwnSelector own;

    /** The plugin. */
    public PodTopologySpread(PodTopologySpreadArgs args, Handle handle) {
        this.args = args;
        cluster = handle.snapshot();
        own = new OwnSelector(handle);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The pod's own constraints; where it has none at all, those that hold for all pods. */
    List<SpreadConstraint> constraints(PodInfo pod, String whenUnsatisfiable) {
        if (!pod.spec().topologySpreadConstraints().isEmpty()) return SpreadConstraint.own(pod, whenUnsatisfiable);
        List<TopologySpreadConstraint> defaults = args.defaultConstraints().stream()
                .filter(it -> it.whenUnsatisfiable().equals(whenUnsatisfiable))
                .toList();
        if (defaults.isEmpty()) return List.of();
        Optional<LabelSelector> selector = own.of(pod);
        if (selector.isEmpty()) return List.of();
        return defaults.stream()
                .map(it -> SpreadConstraint.of(it, selector, pod))
                .toList();
    }

    @Override
    public PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        List<SpreadConstraint> constraints = constraints(pod, SpreadConstraint.HARD);
        if (constraints.isEmpty()) return PreFilterResult.skip();
        List<String> keys = SpreadConstraint.keys(constraints);
        SpreadLimit[] limits = constraints.stream()
                .map(constraint -> limit(constraint, constraint.scope(keys, pod), pod))
                .toArray(SpreadLimit[]::new);
        state.write(LIMITS, limits);
        return PreFilterResult.allNodes();
    }

    private SpreadLimit limit(SpreadConstraint constraint, NodeScope scope, PodInfo pod) {
        return new SpreadLimit(
                cluster.count(constraint.query(scope)),
                constraint.minDomains(),
                constraint.maxSkew(),
                constraint.selects(pod, cluster.namespaces()) ? 1 : 0);
    }

    @Override
    public Status filter(CycleState state, PodInfo pod, NodeInfo node) {
        SpreadLimit[] limits = state.find(LIMITS);
        if (limits == null) return Status.success();
        for (SpreadLimit limit : limits) {
            switch (limit.of(node)) {
                case NO_LABEL -> {
                    return NO_LABEL;
                }
                case SKEWED -> {
                    return SKEWED;
                }
                case OK -> {}
            }
        }
        return Status.success();
    }

    @Override
    public Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes) {
        List<SpreadConstraint> constraints = constraints(pod, SpreadConstraint.SOFT);
        if (constraints.isEmpty()) return Status.skip();
        boolean labelsNeeded = !pod.spec().topologySpreadConstraints().isEmpty() || !args.systemDefaults();
        state.write(PREFERENCE, new SpreadPreference(constraints, labelsNeeded, pod, nodes, cluster));
        return Status.success();
    }

    @Override
    public long score(CycleState state, PodInfo pod, NodeInfo node) {
        SpreadPreference preference = state.find(PREFERENCE);
        return preference == null ? 0 : preference.crowding(node);
    }

    @Override
    public Status normalizeScores(CycleState state, PodInfo pod, NodeScores scores) {
        SpreadPreference preference = state.find(PREFERENCE);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < scores.size(); i++) {
            if (leavesOut(preference, scores.node(i))) continue;
            least = Math.min(least, scores.score(i));
            most = Math.max(most, scores.score(i));
        }
        for (int i = 0; i < scores.size(); i++) {
            if (leavesOut(preference, scores.node(i))) scores.set(i, 0);
            else if (most == 0) scores.set(i, MAX_SCORE);
            else scores.set(i, MAX_SCORE * (most + least - scores.score(i)) / most);
        }
        return Status.success();
    }

    private static boolean leavesOut(@Nullable SpreadPreference preference, NodeInfo node) {
        return preference != null && preference.leavesOut(node);
    }

    @Override
    public List<EventRegistration> eventsToRegister() {
        return new SpreadHints(pod -> constraints(pod, SpreadConstraint.HARD), cluster.namespaces()).registrations();
    }
}
