package dev.coracle.scheduler.framework;

import java.util.List;
import java.util.Optional;

/** Looks at the pod and the whole cluster once, before nodes are looked at one by one. */
public interface PreFilterPlugin extends Plugin {
    /**
     * Notes in the state what {@link FilterPlugin#filter} needs, names the only nodes that come into question, refuses
     * the pod, or skips its own filter.
     *
     * @param nodes all nodes, in the order of the search
     */
    PreFilterResult preFilter(CycleState state, PodInfo pod, List<? extends NodeInfo> nodes);

    /** Needed where the notes depend on which pods are on which nodes. */
    default Optional<PreFilterExtensions> extensions() {
        return Optional.empty();
    }
}
