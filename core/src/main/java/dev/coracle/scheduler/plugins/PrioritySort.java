package dev.coracle.scheduler.plugins;

import dev.coracle.scheduler.framework.QueueSortPlugin;
import dev.coracle.scheduler.framework.QueuedPod;

/** Pods of higher priority first; of the same priority, those first that came first, or came back first. */
public final class PrioritySort implements QueueSortPlugin {
    /** Name of the plugin. */
    public static final String NAME = "PrioritySort";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean less(QueuedPod a, QueuedPod b) {
        int first = a.info().priority();
        int second = b.info().priority();
        return first > second || (first == second && a.enteredAt() - b.enteredAt() < 0);
    }
}
