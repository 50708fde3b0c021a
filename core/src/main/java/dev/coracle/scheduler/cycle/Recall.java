package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.FilterPlugin;

/** What is known of nodes in an attempt. */
final class Recall {
    /** The filters that have something to say about the pod, in order. */
    final FilterPlugin[] active;

    /** How many of them, from the first on, need not be asked again about a node that did not change. */
    final int remembered;

    /** What they said, and what plugins that score said. */
    final NodeMemory memory;

    Recall(FilterPlugin[] active, int remembered, NodeMemory memory) {
        this.active = active;
        this.remembered = remembered;
        this.memory = memory;
    }
}
