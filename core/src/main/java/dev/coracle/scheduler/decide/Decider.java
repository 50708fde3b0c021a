package dev.coracle.scheduler.decide;

import dev.coracle.model.core.Pod;
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
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private Decider(Case situation, Profile profile) {
        this.situation = situation;
        StillWorld world = new StillWorld(situation);
        cluster = new ClusterState(world.namespaces());
        situation.nodes().forEach(cluster::putNode);
        situation.pods().forEach(this::put);
        WaitingPods nobody = new WaitingPods((delay, task) -> () -> {});
        Shared shared = new Shared(world, cluster, new Nominator(), nobody, new Search());
        framework = new Framework(profile.lineup(), shared);
        attempt = Attempt.of(PodInfo.of(situation.pod()));
    }

    private void put(Pod pod) {
        pod.spec().nodeName().ifPresent(node -> cluster.putPod(PodInfo.of(pod), node));
    }

    /**
     * The decision as a tree of JSON: {@code name}; {@code nodes} with {@code code}, and {@code plugin} and
     * {@code reasons}, or {@code scores} and {@code total}; {@code best}; {@code nominatedNode} and {@code victims}.
     */
    public static Map<String, Object> decide(Case situation, Profile profile) {
        return new Decider(situation, profile).decide();
    }

    private Map<String, Object> decide() {
        Map<String, Object> answer = new TreeMap<>();
        Map<String, Object> nodes = new TreeMap<>();
        answer.put("name", situation.name());
        answer.put("nodes", nodes);
        PreFiltered prepared = framework.preFilter(attempt);
        Refusals refusals = new Refusals();
        refusals.reset(cluster.indexLimit());
        List<NodeInfo> feasible = new ArrayList<>();
        if (prepared.status().isSuccess()) {
            filter(prepared, refusals, feasible, nodes);
        } else {
            answer.put("preFilter", refused(prepared.status()));
            refusals.setForOthers(prepared.status());
        }
        if (!feasible.isEmpty()) answer.put("best", score(feasible, nodes));
        else if (situation.preempt()) preempt(refusals, answer);
        return answer;
    }

    private void filter(PreFiltered prepared, Refusals refusals, List<NodeInfo> feasible, Map<String, Object> nodes) {
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

    private static Map<String, Object> refused(Status status) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("code", status.code().toString());
        if (!status.plugin().isEmpty()) tree.put("plugin", status.plugin());
        if (!status.reasons().isEmpty()) tree.put("reasons", status.reasons());
        return tree;
    }

    /** Scores the nodes that do; returns the names of the best. */
    private List<String> score(List<NodeInfo> feasible, Map<String, Object> nodes) {
        List<Map<String, Object>> scores = new ArrayList<>();
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
            Map<String, Object> tree = new TreeMap<>();
            tree.put("code", Status.success().code().toString());
            tree.put("scores", scores.get(i));
            tree.put("total", totals[i]);
            nodes.put(feasible.get(i).name(), tree);
            best = Math.max(best, totals[i]);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] == best) names.add(feasible.get(i).name());
        }
        names.sort(null);
        return names;
    }

    private void preempt(Refusals refusals, Map<String, Object> answer) {
        PostFilterResult result = framework.postFilter(attempt, refusals);
        String nominated = result.nominate().orElse("");
        if (!result.status().isSuccess() || nominated.isEmpty()) return;
        answer.put("nominatedNode", nominated);
        List<String> victims = new ArrayList<>();
        result.victims().forEach(pod -> victims.add(pod.toString()));
        victims.sort(null);
        answer.put("victims", victims);
    }
}
