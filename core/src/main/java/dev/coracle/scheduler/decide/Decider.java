package dev.coracle.scheduler.decide;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.scheduler.Profile;
import dev.coracle.scheduler.cycle.Attempt;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.PreFiltered;
import dev.coracle.scheduler.cycle.Refusals;
import dev.coracle.scheduler.cycle.Scoring;
import dev.coracle.scheduler.cycle.Search;
import dev.coracle.scheduler.cycle.Shared;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.decide.Explanation.Judgement;
import dev.coracle.scheduler.decide.Explanation.Preemption;
import dev.coracle.scheduler.decide.Explanation.Refusal;
import dev.coracle.scheduler.decide.Explanation.Scores;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges one case: every node, and every node that does with every plugin, even where the scheduler itself would look at
 * fewer. A plugin that has nothing to say about the pod scores as if it had said 0 of each node.
 */
public final class Decider {
    private static final String RESTRICTED = "PreFilterResult";

    private final ClusterState cluster;
    private final Framework framework;
    private final Attempt attempt;
    private final Case situation;
    private final SortedMap<String, Judgement> nodes = new TreeMap<>();

    private Decider(Case situation, Profile profile, ClusterState cluster, Nominator nominator) {
        this.situation = situation;
        this.cluster = cluster;
        framework = framework(new StillWorld(situation), profile, cluster, nominator);
        attempt = Attempt.of(PodInfo.of(situation.pod()));
    }

    private static Framework framework(StillWorld world, Profile profile, ClusterState cluster, Nominator nominator) {
        WaitingPods nobody = new WaitingPods((delay, task) -> () -> {});
        return new Framework(profile.lineup(), new Shared(world, cluster, nominator, nobody, new Search()));
    }

    /** The kinds of objects that the plugins of a profile want to see. */
    static Set<Class<? extends ApiObject>> kinds(Profile profile) {
        StillWorld world = StillWorld.empty();
        framework(world, profile, new ClusterState(world.namespaces()), new Nominator());
        return world.asked();
    }

    private static ClusterState cluster(Case situation) {
        ClusterState cluster = new ClusterState(new StillWorld(situation).namespaces());
        situation.nodes().forEach(cluster::putNode);
        for (Pod pod : situation.pods()) {
            pod.spec().nodeName().ifPresent(node -> cluster.putPod(PodInfo.of(pod), node));
        }
        return cluster;
    }

    /** The decision, and why. */
    public static Explanation explain(Case situation, Profile profile) {
        return explain(situation, profile, cluster(situation), new Nominator());
    }

    /** The same with nodes and pods, and pods that wait for room, as a scheduler has kept them. */
    static Explanation explain(Case situation, Profile profile, ClusterState cluster, Nominator nominator) {
        return new Decider(situation, profile, cluster, nominator).explain();
    }

    private Explanation explain() {
        PreFiltered prepared = framework.preFilter(attempt);
        Refusals refusals = new Refusals();
        refusals.reset(cluster.indexLimit());
        Optional<Refusal> refusal = Optional.empty();
        List<NodeInfo> feasible = new ArrayList<>();
        if (prepared.status().isSuccess()) {
            filter(prepared, refusals, feasible);
        } else {
            refusal = Optional.of(refused(prepared.status()));
            refusals.setForOthers(prepared.status());
        }
        List<String> best = feasible.isEmpty() ? List.of() : score(feasible);
        Optional<Refusal> hold = best.isEmpty() ? Optional.empty() : hold(best.get(0));
        Optional<Preemption> room = Optional.empty();
        if (feasible.isEmpty() && situation.preempt()) room = preempt(refusals);
        return new Explanation(situation.name(), refusal, nodes, best, hold, room);
    }

    private void filter(PreFiltered prepared, Refusals refusals, List<NodeInfo> feasible) {
        for (NodeInfo node : cluster.nodes()) {
            if (prepared.nodes().isPresent() && !prepared.nodes().get().contains(node.name())) {
                nodes.put(node.name(), refused(Status.unresolvable().by(RESTRICTED)));
                continue;
            }
            Status status = framework.filter(attempt, node);
            if (status.isSuccess()) {
                feasible.add(node);
            } else {
                refusals.set(node, status);
                nodes.put(node.name(), refused(status));
            }
        }
    }

    private static Refusal refused(Status status) {
        return new Refusal(status.code(), status.plugin(), status.reasons());
    }

    /** Scores the nodes that do; returns the names of the best. */
    private List<String> score(List<NodeInfo> feasible) {
        List<SortedMap<String, Long>> scores = new ArrayList<>();
        feasible.forEach(node -> scores.add(new TreeMap<>()));
        long[] totals = new long[feasible.size()];
        Scoring.Observer note = (plugin, weight, column) -> {
            for (int i = 0; i < column.size(); i++) scores.get(i).put(plugin.name(), weight * column.score(i));
        };
        Status scored = framework.scoring().run(attempt, feasible, totals, note);
        if (!scored.isSuccess()) throw new IllegalStateException(scored.toString());
        framework.scoring().addSkipped(attempt, feasible, totals, note);
        long best = Long.MIN_VALUE;
        for (int i = 0; i < totals.length; i++) {
            nodes.put(feasible.get(i).name(), new Scores(scores.get(i), totals[i]));
            best = Math.max(best, totals[i]);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] == best) names.add(feasible.get(i).name());
        }
        names.sort(null);
        return names;
    }

    private Optional<Refusal> hold(String node) {
        Status status = framework.objection(attempt, node);
        return status.isSuccess() ? Optional.empty() : Optional.of(refused(status));
    }

    private Optional<Preemption> preempt(Refusals refusals) {
        PostFilterResult result = framework.postFilter(attempt, refusals);
        String nominated = result.nominate().orElse("");
        if (!result.status().isSuccess() || nominated.isEmpty()) return Optional.empty();
        List<String> victims = new ArrayList<>();
        result.victims().forEach(pod -> victims.add(pod.toString()));
        victims.sort(null);
        return Optional.of(new Preemption(nominated, victims));
    }
}
