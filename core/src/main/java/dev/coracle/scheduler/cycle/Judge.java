package dev.coracle.scheduler.cycle;

import dev.coracle.platform.Entropy;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PostFilterResult;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Finds the best node for a pod. */
final class Judge {
    private final PreFilters preFilters;
    private final Filters filters;
    private final PostFilters postFilters;
    private final Scoring scoring;
    private final Extenders extenders;
    private final Memories memories;
    private final int percentageOfNodesToScore;
    private final Search search;
    private final ClusterState cluster;
    private final Entropy ties;
    private final Refusals refusals = new Refusals();

    Judge(
            PreFilters preFilters,
            Filters filters,
            PostFilters postFilters,
            Scoring scoring,
            Extenders extenders,
            Memories memories,
            int percentageOfNodesToScore,
            Search search,
            ClusterState cluster,
            Entropy ties) {
        this.preFilters = preFilters;
        this.filters = filters;
        this.postFilters = postFilters;
        this.scoring = scoring;
        this.extenders = extenders;
        this.memories = memories;
        this.percentageOfNodesToScore = percentageOfNodesToScore;
        this.search = search;
        this.cluster = cluster;
        this.ties = ties;
    }

    Decision decide(Attempt attempt) {
        List<? extends NodeInfo> all = cluster.nodes();
        if (all.isEmpty()) return new Decision.NoNodes();
        refusals.reset(cluster.indexLimit());
        Diagnosis diagnosis = new Diagnosis(refusals, all.size());
        PreFiltered prepared = preFilters.run(attempt, all);
        Recall recall = memories.of(attempt, filters.active(attempt));
        List<NodeInfo> feasible = new ArrayList<>(Search.enough(all.size(), percentageOfNodesToScore));
        Status searched = feasible(attempt, prepared, recall, all, diagnosis, feasible);
        if (!searched.isSuccess()) return new Decision.Broken(searched);
        if (feasible.isEmpty()) return makeRoom(attempt, diagnosis);
        int evaluated = feasible.size() + refusals.size();
        if (feasible.size() == 1) return new Decision.Chosen(feasible.get(0), evaluated, 1);
        long[] totals = new long[feasible.size()];
        Status scored = scoring.run(attempt, recall.memory, feasible, totals);
        if (!scored.isSuccess()) return new Decision.Broken(scored);
        extenders.score(attempt.pod(), feasible, totals);
        return new Decision.Chosen(feasible.get(oneOfTheBest(totals)), evaluated, feasible.size());
    }

    /** Finds the nodes that do; a status other than success is an error. */
    private Status feasible(
            Attempt attempt,
            PreFiltered prepared,
            Recall recall,
            List<? extends NodeInfo> all,
            Diagnosis diagnosis,
            List<NodeInfo> feasible) {
        diagnosis.blame(prepared.restricting());
        Status status = prepared.status();
        if (!status.isSuccess()) {
            if (!status.isRejected()) return status;
            refusals.setForOthers(status);
            diagnosis.preFilterMessage(status.message());
            diagnosis.blame(status);
            return Status.success();
        }
        if (doesNominated(attempt, recall, diagnosis, feasible)) return Status.success();
        List<? extends NodeInfo> candidates = all;
        if (prepared.nodes().isPresent()) {
            candidates = named(prepared.nodes().get());
            refusals.setForOthers(prepared.elsewhere());
        }
        int enough = scoring.isEmpty() && extenders.isEmpty()
                ? 1
                : Search.enough(candidates.size(), percentageOfNodesToScore);
        Status searched = search.run(filters, attempt, recall, candidates, enough, diagnosis, feasible);
        search.advance(feasible.size() + refusals.size(), all.size());
        return searched.isSuccess() ? extenders.filter(attempt.pod(), diagnosis, feasible) : searched;
    }

    /** Whether the node does for which the pod waits; an error there is no reason not to look further. */
    private boolean doesNominated(Attempt attempt, Recall recall, Diagnosis diagnosis, List<NodeInfo> feasible) {
        Optional<String> nominated = attempt.pod().pod().status().nominatedNodeName();
        Optional<NodeInfo> node = nominated.filter(name -> !name.isEmpty()).flatMap(cluster::node);
        if (node.isEmpty()) return false;
        Status status = filters.run(attempt, recall, node.get());
        if (status.isSuccess()) {
            feasible.add(node.get());
            if (extenders.filter(attempt.pod(), diagnosis, feasible).isSuccess()) return !feasible.isEmpty();
            feasible.clear();
            return false;
        }
        if (status.isRejected()) {
            refusals.set(node.get(), status);
            diagnosis.blame(status);
        }
        return false;
    }

    private List<NodeInfo> named(SortedSet<String> names) {
        List<NodeInfo> nodes = new ArrayList<>();
        for (String name : names) cluster.node(name).ifPresent(nodes::add);
        return nodes;
    }

    private Decision makeRoom(Attempt attempt, Diagnosis diagnosis) {
        if (postFilters.isEmpty()) return new Decision.Unfit(diagnosis, Optional.empty(), List.of());
        PostFilterResult result = postFilters.run(attempt, refusals);
        diagnosis.postFilterMessage(result.status().message());
        return new Decision.Unfit(diagnosis, result.nominate(), result.victims());
    }

    private int oneOfTheBest(long[] totals) {
        long best = Long.MIN_VALUE;
        int ofThem = 0;
        for (long total : totals) {
            if (total > best) {
                best = total;
                ofThem = 1;
            } else if (total == best) {
                ofThem++;
            }
        }
        long drawn = ofThem == 1 ? 0 : ties.below(ofThem);
        int at = 0;
        while (totals[at] != best || drawn-- > 0) at++;
        return at;
    }
}
