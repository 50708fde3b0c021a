package dev.coracle.testkit.reference;

import dev.coracle.model.core.Pod;
import dev.coracle.scheduler.decide.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the reference answers to a case, in the form of the recorded answers. */
public final class ReferenceAnswer {
    private ReferenceAnswer() {}

    /** Judges each node, and preemption where the case asks for it. */
    public static Map<String, Object> of(Case situation) {
        ReferenceCluster cluster = ReferenceCluster.of(
                        situation.nodes(),
                        situation.pods(),
                        situation.namespaces(),
                        situation.services(),
                        situation.budgets())
                .withStorage(situation.others());
        ReferenceScheduler reference = new ReferenceScheduler(cluster);
        Pod pod = situation.pod();
        Map<String, Object> nodes = new TreeMap<>();
        Map<String, Object> answer = new TreeMap<>();
        answer.put("name", situation.name());
        answer.put("nodes", nodes);
        Optional<Refusal> nowhere = reference.refusal(pod);
        if (nowhere.isPresent()) {
            answer.put("preFilter", refused(nowhere.get()));
            return answer;
        }
        Map<String, Map<String, Long>> scores = reference.scores(pod);
        for (var node : cluster.nodes()) {
            Optional<Refusal> refusal = reference.refusal(pod, node.name());
            nodes.put(
                    node.name(),
                    refusal.isPresent() ? refused(refusal.get()) : scored(scores.getOrDefault(node.name(), Map.of())));
        }
        if (!scores.isEmpty())
            answer.put("best", reference.best(pod).stream().sorted().toList());
        else if (situation.preempt()) preempt(reference.leastHarm(pod), answer);
        return answer;
    }

    private static Map<String, Object> refused(Refusal refusal) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("code", refusal.resolvable() ? "Unschedulable" : "UnschedulableAndUnresolvable");
        tree.put("plugin", refusal.plugin());
        if (!refusal.plugin().equals("PreFilterResult")) tree.put("reasons", refusal.reasons());
        return tree;
    }

    private static Map<String, Object> scored(Map<String, Long> scores) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("code", "Success");
        tree.put("scores", new LinkedHashMap<>(scores));
        tree.put("total", scores.values().stream().mapToLong(it -> it).sum());
        return tree;
    }

    private static void preempt(List<Victims> best, Map<String, Object> answer) {
        if (best.isEmpty()) return;
        answer.put("nominatedNode", best.get(0).node());
        List<String> victims = new ArrayList<>();
        best.get(0).pods().forEach(it -> victims.add(it.key().toString()));
        victims.sort(null);
        answer.put("victims", victims);
    }
}
