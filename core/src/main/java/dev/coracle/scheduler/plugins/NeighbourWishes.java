package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.AffinityTerm;
import dev.coracle.scheduler.framework.DeclaredTerm;
import dev.coracle.scheduler.framework.DeclaredTerm.Kind;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodCounts;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** How much one pod would like to be near others, and they near it, in one attempt. */
final class NeighbourWishes {
    private record Wish(PodCounts counts, long weight) {}

    private final List<Wish> wishes = new ArrayList<>();
    private final Snapshot cluster;

    NeighbourWishes(PodInfo pod, InterPodAffinityArgs args, Snapshot cluster) {
        this.cluster = cluster;
        addOwn(pod.preferredAffinity(), 1);
        addOwn(pod.preferredAntiAffinity(), -1);
        addOthers(pod, Kind.REQUIRED_AFFINITY, args.hardPodAffinityWeight());
        addOthers(pod, Kind.PREFERRED_AFFINITY, 1);
        addOthers(pod, Kind.PREFERRED_ANTI_AFFINITY, -1);
    }

    private void addOwn(List<AffinityTerm> terms, int sign) {
        for (AffinityTerm term : terms) {
            PodCounts counts = cluster.count(Neighbours.query(term.selection(), term.topologyKey()));
            wishes.add(new Wish(counts, (long) sign * term.weight()));
        }
    }

    private void addOthers(PodInfo pod, Kind kind, long factor) {
        if (factor == 0) return;
        for (DeclaredTerm term : cluster.termsSelecting(pod, kind)) {
            wishes.add(new Wish(term.holders(), factor * term.weight()));
        }
    }

    boolean isEmpty() {
        return wishes.isEmpty();
    }

    /** The more, the better; below zero where it is better elsewhere. */
    long sum(NodeInfo node) {
        long sum = 0;
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            int there = wish.counts.in(node);
            if (there > 0) sum += wish.weight * there;
        }
        return sum;
    }
}
