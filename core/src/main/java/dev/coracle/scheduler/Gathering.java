package dev.coracle.scheduler;

import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.framework.BatchPlugin;
import dev.coracle.scheduler.framework.QueuedPod;
import java.util.ArrayList;
import java.util.List;

/** Pods of one profile that were to be tried, and are gathered to be planned for together. */
final class Gathering {
    final Framework framework;
    final BatchPlugin plugin;
    private final List<QueuedPod> pods = new ArrayList<>();
    private boolean due;

    Gathering(Framework framework, BatchPlugin plugin) {
        this.framework = framework;
        this.plugin = plugin;
    }

    /** Gathers a pod; whether it is the first. */
    boolean add(QueuedPod pod) {
        pods.add(pod);
        return pods.size() == 1;
    }

    /** The time to gather is over. */
    void ripen() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    /** The pods, which now begin to be gathered anew. */
    List<QueuedPod> take() {
        List<QueuedPod> all = List.copyOf(pods);
        pods.clear();
        due = false;
        return all;
    }
}
