package dev.coracle.controllers.podgc;

import dev.coracle.api.ApiException;
import dev.coracle.api.UnknownOutcomeException;
import dev.coracle.api.UnreachableException;
import dev.coracle.client.Pods;
import dev.coracle.client.informer.Handler;
import dev.coracle.client.informer.Lister;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.controllers.podgc.PodGcPlanner.Removal;
import dev.coracle.controllers.podgc.PodGcPlanner.View;
import dev.coracle.controllers.pods.PodsOnNodes;
import dev.coracle.model.condition.PodConditions;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodCondition;
import dev.coracle.model.core.PodStatus;
import dev.coracle.model.meta.DeleteOptions;
import dev.coracle.model.meta.Preconditions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the control loop: a round at a multiple of the period, but only when there may be something to remove. On
 * the controller's worker.
 */
final class Rounds {
    private static final Logger log = LoggerFactory.getLogger(PodGarbageCollector.class);

    private final ControllerContext context;
    private final PodGcOptions options;
    private final Lister<Pod> pods;
    private final Lister<Node> nodes;
    private final PodsOnNodes podsOnNodes;
    private final long begin;
    /** Names of nodes that pods name and nobody knows, and since when. */
    private final SortedMap<String, Long> missing = new TreeMap<>();
    /** Uids of pods that have come to their end. */
    private final Set<String> finished = new HashSet<>();

    private boolean planned;

    Rounds(ControllerContext context, PodGcOptions options) {
        this.context = context;
        this.options = options;
        pods = context.lister(Pod.class);
        nodes = context.lister(Node.class);
        podsOnNodes = new PodsOnNodes(context.informer(Pod.class));
        begin = now();
    }

    private long now() {
        return context.clock().nanos();
    }

    void start() {
        context.follow(Pod.class, new Handler<Pod>() {
            @Override
            public void added(Pod pod) {
                if (PodConditions.isFinished(pod)) finished.add(pod.uid());
                if (isSuspicious(pod)) plan();
            }

            @Override
            public void updated(Pod before, Pod after) {
                if (!before.uid().equals(after.uid())) deleted(before);
                added(after);
            }

            @Override
            public void deleted(Pod last) {
                finished.remove(last.uid());
            }
        });
        context.follow(Node.class, new Handler<Node>() {
            @Override
            public void updated(Node before, Node after) {
                if (PodGcPlanner.isOut(after) && !podsOnNodes.on(after.name()).isEmpty()) plan();
            }

            @Override
            public void deleted(Node last) {
                if (!podsOnNodes.on(last.name()).isEmpty()) plan();
            }
        });
    }

    private boolean isSuspicious(Pod pod) {
        if (options.terminatedPodThreshold() > 0 && finished.size() > options.terminatedPodThreshold()) return true;
        Optional<String> name = pod.spec().nodeName();
        if (name.isEmpty()) return pod.isTerminating();
        Optional<Node> node = nodes.find(name.get());
        return node.isEmpty() || (pod.isTerminating() && PodGcPlanner.isOut(node.get()));
    }

    /** Makes sure that there is a next round. */
    private void plan() {
        if (planned) return;
        planned = true;
        long period = options.period().toNanos();
        long next = begin + ((now() - begin) / period + 1) * period;
        context.worker().after(Duration.ofNanos(next - now()), this::round);
    }

    private void round() {
        planned = false;
        Map<String, Node> known = new TreeMap<>();
        nodes.forEach(node -> known.put(node.name(), node));
        List<Pod> all = pods.list();
        Set<String> gone = gone(all, known);
        for (Removal removal : PodGcPlanner.plan(new View(all, known, gone, options.terminatedPodThreshold()))
                .removals()) {
            if (!tried(() -> remove(removal))) plan();
        }
        if (!missing.isEmpty()) plan();
    }

    /** Names of nodes that have been missing for long enough, and that the server does not know either. */
    private Set<String> gone(List<Pod> all, Map<String, Node> known) {
        Set<String> needed = new TreeSet<>();
        for (Pod pod : all)
            pod.spec().nodeName().filter(it -> !known.containsKey(it)).ifPresent(needed::add);
        missing.keySet().retainAll(needed);
        needed.forEach(node -> missing.putIfAbsent(node, now()));
        Set<String> gone = new TreeSet<>();
        for (Map.Entry<String, Long> entry : missing.entrySet()) {
            if (now() - entry.getValue() < options.quarantine().toNanos()) continue;
            tried(() -> {
                if (context.client().nodes().find(entry.getKey()).isEmpty()) gone.add(entry.getKey());
            });
        }
        return gone;
    }

    private void remove(Removal removal) {
        Pod pod = removal.pod();
        Pods there = context.client().pods(pod.namespace());
        if (!PodConditions.isFinished(pod)) there.updateStatus(pod.withStatus(failed(removal)));
        Preconditions same = Preconditions.builder().uid(pod.uid()).build();
        there.delete(
                pod.name(),
                DeleteOptions.builder()
                        .gracePeriodSeconds(0L)
                        .preconditions(same)
                        .build());
        log.atInfo()
                .addKeyValue("pod", pod.key())
                .addKeyValue("reason", removal.reason())
                .log("removed");
    }

    private PodStatus failed(Removal removal) {
        PodStatus status = removal.pod().status().withPhase("Failed");
        if (!removal.orphaned()) return status;
        PodCondition why = PodCondition.builder()
                .type(PodConditions.DISRUPTION_TARGET)
                .status("True")
                .reason("DeletionByPodGC")
                .message("PodGC: node no longer exists")
                .build();
        return PodConditions.with(status, why, context.clock().now());
    }

    /** Does something; returns whether it need not be tried again. */
    private static boolean tried(Runnable action) {
        try {
            action.run();
            return true;
        } catch (ApiException e) {
            return e.isNotFound();
        } catch (UnreachableException | UnknownOutcomeException e) {
            log.atDebug().addKeyValue("why", e.getMessage()).log("to be tried again");
            return false;
        }
    }
}
