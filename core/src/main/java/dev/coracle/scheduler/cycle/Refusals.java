package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.NodeReasons;
import dev.coracle.scheduler.framework.NodeStatuses;
import dev.coracle.scheduler.framework.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why each node was refused. One object serves one attempt after the other. */
public final class Refusals implements NodeStatuses {
    private static final Status NOT_LOOKED_AT = Status.unresolvable();

    private @Nullable Status[] byIndex = new Status[0];
    private int size;
    private Status absent = NOT_LOOKED_AT;

    /** Begins anew, for nodes whose indexes are below the limit. */
    public void reset(int limit) {
        if (byIndex.length < limit) byIndex = new Status[Math.max(limit, 2 * byIndex.length)];
        else if (size > 0) Arrays.fill(byIndex, null);
        size = 0;
        absent = NOT_LOOKED_AT;
    }

    /** Notes why a node was refused, in place of an earlier reason. */
    public void set(NodeInfo node, Status status) {
        if (byIndex[node.index()] == null) size++;
        byIndex[node.index()] = status;
    }

    /** Notes what holds for all nodes without a reason of their own. */
    public void setForOthers(Status status) {
        absent = status;
    }

    @Override
    public Status of(NodeInfo node) {
        Status status = byIndex[node.index()];
        return status != null ? status : absent;
    }

    /** Whether the node was looked at and refused. */
    public boolean has(NodeInfo node) {
        return byIndex[node.index()] != null;
    }

    /** How many nodes were looked at and refused. */
    public int size() {
        return size;
    }

    /** The reasons, where there are so many nodes in all. */
    NodeReasons reasons(int nodes) {
        NodeReasons reasons = new NodeReasons();
        Status run = absent;
        int length = Math.max(0, nodes - size);
        for (Status status : byIndex) { // mostly the same status many times in a row
            if (status == null) continue;
            if (status != run) {
                reasons.count(run, length);
                run = status;
                length = 0;
            }
            length++;
        }
        reasons.count(run, length);
        return reasons;
    }
}
