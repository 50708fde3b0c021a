package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ResourceNames;
import dev.coracle.scheduler.framework.Resources;
import dev.coracle.scheduler.framework.Status;
import dev.coracle.scheduler.framework.Status.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node lacks for a pod. Pure, but for keeping each answer it has given, to give it again. */
final class FitShortage {
    private static final int PODS = 1;
    private static final int CPU = 2;
    private static final int MEMORY = 4;
    private static final int EPHEMERAL_STORAGE = 8;
    private static final int HOPELESS = 16;
    private static final int ALL = 31;
    private static final int SCALAR = 32;

    private static final String[] REASONS = {
        "Too many pods", "Insufficient cpu", "Insufficient memory", "Insufficient ephemeral-storage"
    };

    private static final Resources NOTHING = Resources.of(Collections.emptyMap());

    private final NodeResourcesFitArgs args;
    private final Status[] plain = new Status[ALL + 1];
    private final Map<List<String>, Status> unschedulable = new HashMap<>();
    private final Map<List<String>, Status> unresolvable = new HashMap<>();

    FitShortage(NodeResourcesFitArgs args) {
        this.args = args;
        for (int shortage = 0; shortage <= ALL; shortage++)
            plain[shortage] = status(reasons(shortage), isHopeless(shortage));
    }

    /** Success, or every resource that the node lacks. */
    Status of(PodInfo pod, NodeInfo node) {
        long free = node.allowedPods() - node.pods().size();
        return of(pod.requests(), free, node.allocatable(), node.requested());
    }

    /** The same for a node without pods. */
    Status ofEmpty(PodInfo pod, long allowedPods, Resources allocatable) {
        return of(pod.requests(), allowedPods, allocatable, NOTHING);
    }

    private Status of(Resources asked, long freePods, Resources all, Resources taken) {
        int shortage = freePods < 1 ? PODS : 0;
        shortage |= lack(asked.cpuMillis(), all.cpuMillis(), taken.cpuMillis(), CPU);
        shortage |= lack(asked.memoryBytes(), all.memoryBytes(), taken.memoryBytes(), MEMORY);
        shortage |= lack(
                asked.ephemeralStorageBytes(),
                all.ephemeralStorageBytes(),
                taken.ephemeralStorageBytes(),
                EPHEMERAL_STORAGE);
        if (asked.scalars().isEmpty()) return plain[shortage];
        return withScalars(shortage, asked, all, taken);
    }

    private static int lack(long asked, long all, long taken, int shortage) {
        if (asked == 0 || asked <= all - taken) return 0;
        return asked > all ? shortage | HOPELESS : shortage;
    }

    private Status withScalars(int shortage, Resources asked, Resources all, Resources taken) {
        List<String> reasons = null;
        int found = shortage;
        for (String name : asked.scalars()) {
            if (ResourceNames.isExtended(name) && args.ignores(name)) continue;
            int lack = lack(asked.scalar(name), all.scalar(name), taken.scalar(name), SCALAR);
            if (lack == 0) continue;
            if (reasons == null) reasons = reasons(shortage);
            reasons.add("Insufficient " + name);
            found |= lack;
        }
        if (reasons == null) return plain[shortage];
        boolean hopeless = isHopeless(found);
        return (hopeless ? unresolvable : unschedulable).computeIfAbsent(reasons, texts -> status(texts, hopeless));
    }

    private static boolean isHopeless(int shortage) {
        return (shortage & HOPELESS) != 0;
    }

    private static List<String> reasons(int shortage) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < REASONS.length; i++) {
            if ((shortage & (1 << i)) != 0) reasons.add(REASONS[i]);
        }
        return reasons;
    }

    private static Status status(List<String> reasons, boolean hopeless) {
        if (reasons.isEmpty()) return Status.success();
        Code code = hopeless ? Code.UNSCHEDULABLE_AND_UNRESOLVABLE : Code.UNSCHEDULABLE;
        return Status.of(code, reasons).by(NodeResourcesFit.NAME);
    }
}
