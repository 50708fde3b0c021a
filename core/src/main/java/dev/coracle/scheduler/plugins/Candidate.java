package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A node on which there would be room without some pods.
 *
 * @param node the node
 * @param victims the pods, the most important first; at least one
 * @param violations how many of them a disruption budget protects
 */
record Candidate(NodeInfo node, List<PodInfo> victims, int violations) {
    /** The best first: least is broken, least important pods go, and few of them, and those that have run shortest. */
    static Comparator<Candidate> best(Importance importance) {
        return Comparator.comparingInt(Candidate::violations)
                .thenComparingInt(Candidate::highestPriority)
                .thenComparingLong(Candidate::sumOfPriorities)
                .thenComparingInt(candidate -> candidate.victims.size())
                .thenComparing(candidate -> candidate.earliestStart(importance), Comparator.reverseOrder());
    }

    private int highestPriority() {
        return victims.get(0).priority();
    }

    /** Each counts from the lowest priority there is, so that more victims are never better than fewer. */
    private long sumOfPriorities() {
        long sum = 0;
        for (PodInfo victim : victims) sum += victim.priority() - (long) Integer.MIN_VALUE;
        return sum;
    }

    /** When the first of the victims of highest priority began. */
    private Instant earliestStart(Importance importance) {
        return victims.stream()
                .filter(victim -> victim.priority() == highestPriority())
                .map(importance::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
