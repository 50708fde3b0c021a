package dev.coracle.scheduler;

import dev.coracle.client.informer.Lister;
import dev.coracle.model.core.Pod;
import dev.coracle.platform.Clock;
import dev.coracle.scheduler.cycle.Framework;
import dev.coracle.scheduler.cycle.Nominator;
import dev.coracle.scheduler.cycle.WaitingPods;
import dev.coracle.scheduler.queue.Happening;
import dev.coracle.scheduler.queue.PodChanges;
import dev.coracle.scheduler.queue.SchedulingQueue;
import dev.coracle.scheduler.state.Cache;
import java.util.Map;
import java.util.Optional;

/**
 * What the scheduling worker has before it, and nobody else touches.
 *
 * @param clock the time
 * @param pods the pods as the informer shows them
 * @param cache nodes and the pods on them
 * @param nominator pods that wait for room being made
 * @param waiting pods that Permit plugins hold
 * @param frameworks the profiles at work, by name
 * @param queue the pods that wait to be scheduled
 */
record Desk(
        Clock clock,
        Lister<Pod> pods,
        Cache cache,
        Nominator nominator,
        WaitingPods waiting,
        Map<String, Framework> frameworks,
        SchedulingQueue queue) {

    /** The profile that a pod has chosen, if it is one of ours. */
    Optional<Framework> frameworkOf(Pod pod) {
        return Optional.ofNullable(frameworks.get(pod.spec().schedulerName().orElse("")));
    }

    /** This very pod as the informer shows it. */
    Optional<Pod> latest(Pod pod) {
        return pods.find(pod.namespace(), pod.name()).filter(it -> it.uid().equals(pod.uid()));
    }

    /** The pod as if it were on that node already: what plugins are told when it is not bound after all. */
    static Pod on(String node, Pod pod) {
        return pod.withSpec(pod.spec().withNodeName(node));
    }

    /** A pod that waited for room on a node does so no more: those that had to leave it that room may now have it. */
    void leavesRoom(Pod pod, String node) {
        int priority = pod.spec().priority().orElse(0);
        queue.happened(PodChanges.deleted(on(node, pod)), other -> other.priority() <= priority, clock.nanos());
    }

    /** Something happened that may help pods that wait. */
    void happened(Happening happening) {
        queue.happened(happening, clock.nanos());
    }
}
