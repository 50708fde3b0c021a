package dev.coracle.scheduler.framework;

import java.util.List;

/** Looks at the pod and the nodes that do once, before they are scored one by one. */
public interface PreScorePlugin extends Plugin {
    /** Success or skip; anything else is an error. */
    Status preScore(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes);
}
