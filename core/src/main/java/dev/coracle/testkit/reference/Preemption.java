package dev.coracle.testkit.reference;

import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.policy.PodDisruptionBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who must leave a node so that a more important pod fits, and on which node that does least harm. */
final class Preemption {
    /** Higher priority first, then those that have run longer; who has not started is last. */
    private static final Comparator<Pod> IMPORTANCE =
            Comparator.comparing(Filters::priority, Comparator.reverseOrder()).thenComparing(Preemption::start);

    private static final Comparator<Victims> HARM = Comparator.comparingInt(Victims::violations)
            .thenComparingInt(Preemption::highestPriority)
            .thenComparingLong(it -> it.pods().stream()
                    .mapToLong(pod -> Filters.priority(pod) - (long) Integer.MIN_VALUE)
                    .sum())
            .thenComparingInt(it -> it.pods().size())
            .thenComparing(Preemption::earliestStart, Comparator.reverseOrder());

    private Preemption() {}

    /** Nodes where preemption helps; only those that refuse the pod in a way that others' leaving may change. */
    static List<Victims> candidates(ReferenceCluster cluster, Pod pod) {
        List<Victims> candidates = new ArrayList<>();
        if (!mayPreempt(cluster, pod)) return candidates;
        for (Node node : cluster.nodes()) {
            boolean hopeful = ReferenceScheduler.refusal(cluster, pod, node)
                    .filter(Refusal::resolvable)
                    .isPresent();
            if (hopeful) on(node, cluster, pod).ifPresent(candidates::add);
        }
        return candidates;
    }

    /** Whether the pod may make others leave: not by its policy, nor while some leave for it. */
    private static boolean mayPreempt(ReferenceCluster cluster, Pod pod) {
        if (pod.spec().preemptionPolicy().orElse("").equals("Never")) return false;
        Optional<Node> nominated = pod.status().nominatedNodeName().flatMap(cluster::node);
        if (nominated.isEmpty()) return true;
        boolean hopeless = ReferenceScheduler.refusal(cluster, pod, nominated.get())
                .filter(it -> !it.resolvable())
                .isPresent();
        return hopeless
                || cluster.on(nominated.get().name()).stream()
                        .noneMatch(it -> Filters.priority(it) < Filters.priority(pod) && leavesForAnother(it));
    }

    private static boolean leavesForAnother(Pod pod) {
        return pod.isTerminating()
                && pod.status().conditions().stream()
                        .anyMatch(it -> it.type().equals("DisruptionTarget")
                                && it.status().equals("True")
                                && it.reason().orElse("").equals("PreemptionByScheduler"));
    }

    /** Those of the candidates than which none does less harm. */
    static List<Victims> best(List<Victims> candidates) {
        Optional<Victims> least = candidates.stream().min(HARM);
        return candidates.stream()
                .filter(it -> HARM.compare(it, least.orElseThrow()) == 0)
                .toList();
    }

    /** All of less priority leave; then one after the other comes back where it does not matter. */
    private static Optional<Victims> on(Node node, ReferenceCluster cluster, Pod pod) {
        List<Pod> lesser = cluster.on(node.name()).stream()
                .filter(it -> Filters.priority(it) < Filters.priority(pod))
                .sorted(IMPORTANCE)
                .toList();
        Filters filters = new Filters(cluster, pod);
        ReferenceCluster without = cluster;
        for (Pod other : lesser) without = without.minus(node.name(), other);
        if (lesser.isEmpty() || filters.refusal(without, node).isPresent()) return Optional.empty();
        List<Pod> protectedOnes = protectedOnes(cluster, lesser);
        List<Pod> order = new ArrayList<>(protectedOnes);
        lesser.stream().filter(it -> !protectedOnes.contains(it)).forEach(order::add);
        List<Pod> victims = new ArrayList<>();
        for (Pod other : order) {
            ReferenceCluster with = without.plus(node.name(), other);
            if (filters.refusal(with, node).isPresent()) victims.add(other);
            else without = with;
        }
        if (victims.isEmpty()) return Optional.empty();
        int violations = (int) victims.stream().filter(protectedOnes::contains).count();
        victims.sort(IMPORTANCE);
        return Optional.of(new Victims(node.name(), List.copyOf(victims), violations));
    }

    /** Those who cannot go, in this order, without a budget being broken. */
    private static List<Pod> protectedOnes(ReferenceCluster cluster, List<Pod> pods) {
        Map<PodDisruptionBudget, Integer> left = new LinkedHashMap<>();
        List<Pod> protectedOnes = new ArrayList<>();
        for (Pod pod : pods) {
            boolean breaks = false;
            for (PodDisruptionBudget budget : cluster.budgets(pod.namespace())) {
                if (!protects(budget, pod)) continue;
                left.putIfAbsent(budget, budget.status().disruptionsAllowed());
                breaks |= left.merge(budget, -1, Integer::sum) < 0;
            }
            if (breaks) protectedOnes.add(pod);
        }
        return protectedOnes;
    }

    /** How many of the victims cannot go without a budget being broken, if nobody goes but them. */
    static int violations(ReferenceCluster cluster, List<Pod> victims) {
        return protectedOnes(cluster, victims).size();
    }

    /** Those of the victims whom a budget lets not go, and who could stay if others left instead whom none protects. */
    static List<Pod> sparable(ReferenceCluster cluster, Pod pod, Node node, List<Pod> victims) {
        List<Pod> lesser = cluster.on(node.name()).stream()
                .filter(it -> Filters.priority(it) < Filters.priority(pod))
                .toList();
        List<String> leaving = victims.stream().map(Pod::uid).toList();
        List<Pod> order = new ArrayList<>(victims);
        lesser.stream().filter(it -> !leaving.contains(it.uid())).forEach(order::add);
        List<Pod> protectedOnes = protectedOnes(cluster, order); // what the victims use up is there for nobody else
        ReferenceCluster without = cluster;
        for (Pod other : lesser) {
            boolean leaves = leaving.contains(other.uid()) || !protectedOnes.contains(other);
            if (leaves) without = without.minus(node.name(), other);
        }
        ReferenceCluster left = without;
        Filters filters = new Filters(cluster, pod);
        return victims.stream()
                .filter(it -> isGuarded(cluster, it))
                .filter(it -> filters.refusal(left.plus(node.name(), it), node).isEmpty())
                .toList();
    }

    /** Whether a budget lets nobody go whom it protects, among them this pod: whatever the order in which they are taken. */
    private static boolean isGuarded(ReferenceCluster cluster, Pod pod) {
        return cluster.budgets(pod.namespace()).stream()
                .anyMatch(it -> it.status().disruptionsAllowed() <= 0 && protects(it, pod));
    }

    private static boolean protects(PodDisruptionBudget budget, Pod pod) {
        Optional<LabelSelector> selector = budget.spec().selector();
        boolean says = selector.isPresent()
                && !(selector.get().matchLabels().isEmpty()
                        && selector.get().matchExpressions().isEmpty());
        return says
                && !pod.labels().isEmpty()
                && Matching.selects(selector, pod.labels())
                && !budget.status().disruptedPods().containsKey(pod.name());
    }

    private static Instant start(Pod pod) {
        return pod.status().startTime().map(Time::instant).orElse(Instant.MAX);
    }

    private static int highestPriority(Victims victims) {
        return Filters.priority(victims.pods().get(0));
    }

    private static Instant earliestStart(Victims victims) {
        return victims.pods().stream()
                .filter(it -> Filters.priority(it) == highestPriority(victims))
                .map(Preemption::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
