package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.NodeInfo;
import java.util.Comparator;

/** A node on which there would be room without some pods. */
record Candidate(NodeInfo node, Victims victims) {
    /** The best first: least is broken, least important pods go, and few of them, and those that have run shortest. */
    static Comparator<Candidate> best(Importance importance) {
        return (a, b) -> compare(a.victims, b.victims, importance);
    }

    private static int compare(Victims a, Victims b, Importance importance) {
        int order = Integer.compare(a.violations(), b.violations());
        if (order == 0) order = Integer.compare(a.highestPriority(), b.highestPriority());
        if (order == 0) order = Long.compare(a.harm(), b.harm());
        if (order == 0) order = Integer.compare(a.pods().size(), b.pods().size());
        return order == 0 ? b.earliestStart(importance).compareTo(a.earliestStart(importance)) : order;
    }
}
