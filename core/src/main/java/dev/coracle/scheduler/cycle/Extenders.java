package dev.coracle.scheduler.cycle;

import dev.coracle.scheduler.framework.Extender;
import dev.coracle.scheduler.framework.Extender.Filtered;
import dev.coracle.scheduler.framework.NodeInfo;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.ScorePlugin;
import dev.coracle.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the extenders of a scheduler; those that may be ignored come last. */
public final class Extenders {
    /** Whom pods wait for that extenders refused: every event may change their mind. */
    public static final String NAME = "Extender";

    private static final Logger log = LoggerFactory.getLogger(Extenders.class);
    private static final long SCALE = ScorePlugin.MAX_SCORE / Extender.MAX_SCORE;

    private final List<Extender> extenders;

    /** These. */
    public Extenders(List<Extender> extenders) {
        this.extenders = extenders.stream()
                .sorted(Comparator.comparing(Extender::isIgnorable))
                .toList();
    }

    /** None. */
    public static Extenders none() {
        return new Extenders(List.of());
    }

    /** Those that have a say in a pod, in the order in which they are asked. */
    public List<Extender> of(PodInfo pod) {
        if (extenders.isEmpty()) return extenders; // asked several times for every pod
        return extenders.stream().filter(it -> it.isInterestedIn(pod)).toList();
    }

    boolean isEmpty() {
        return extenders.isEmpty();
    }

    /** Takes nodes that extenders refuse out of those that do; a status other than success is an error. */
    Status filter(PodInfo pod, Diagnosis diagnosis, List<NodeInfo> feasible) {
        for (Extender extender : of(pod)) {
            if (feasible.isEmpty()) break;
            try {
                take(extender.filter(pod, feasible), diagnosis, feasible);
            } catch (RuntimeException e) {
                if (!extender.isIgnorable()) return Failures.thrown(e);
                ignored(extender, e);
            }
        }
        return Status.success();
    }

    /** Success, or why an extender refuses a node. */
    Status filter(PodInfo pod, NodeInfo node) {
        if (of(pod).isEmpty()) return Status.success();
        Refusals refusals = new Refusals();
        refusals.reset(node.index() + 1);
        List<NodeInfo> feasible = new ArrayList<>(List.of(node));
        Status asked = filter(pod, new Diagnosis(refusals, 1), feasible);
        return asked.isSuccess() && feasible.isEmpty() ? refusals.of(node) : asked;
    }

    private static void take(Filtered said, Diagnosis diagnosis, List<NodeInfo> feasible) {
        int before = feasible.size();
        Set<String> left = new HashSet<>(said.feasible());
        feasible.forEach(node ->
                refusal(said, node.name()).ifPresent(it -> diagnosis.refusals().set(node, it)));
        feasible.removeIf(node -> !left.contains(node.name()));
        if (feasible.size() < before) diagnosis.blame(List.of(NAME));
    }

    private static Optional<Status> refusal(Filtered said, String node) {
        if (said.hopeless().containsKey(node)) {
            return Optional.of(
                    Status.unresolvable(said.hopeless().getOrDefault(node, "")).by(NAME));
        }
        return Optional.ofNullable(said.refused().get(node))
                .map(it -> Status.unschedulable(it).by(NAME));
    }

    /** Adds what extenders say of nodes to their totals. */
    void score(PodInfo pod, List<NodeInfo> feasible, long[] totals) {
        for (Extender extender : of(pod)) {
            try {
                Map<String, Long> scores = extender.prioritize(pod, feasible);
                for (int i = 0; i < totals.length; i++) {
                    totals[i] += scores.getOrDefault(feasible.get(i).name(), 0L) * extender.weight() * SCALE;
                }
            } catch (RuntimeException e) {
                ignored(extender, e);
            }
        }
    }

    /** Has the extender bind a pod that does so; skips where none does. */
    Status bind(PodInfo pod, String node) {
        Optional<Extender> binder = of(pod).stream().filter(Extender::binds).findFirst();
        if (binder.isEmpty()) return Status.skip();
        try {
            binder.get().bind(pod, node);
            return Status.success();
        } catch (RuntimeException e) {
            if (!binder.get().isIgnorable()) throw e;
            ignored(binder.get(), e);
            return Status.skip();
        }
    }

    private static void ignored(Extender extender, RuntimeException why) {
        log.atInfo()
                .addKeyValue("extender", extender.name())
                .addKeyValue("why", why.toString())
                .log("extender failed, and is ignored");
    }
}
