package dev.coracle.testkit.reference;

import dev.coracle.model.core.Node;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.Taint;
import dev.coracle.model.core.Toleration;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which labels, nodes and taints are meant. */
final class Matching {
    private Matching() {}

    /** Whether a selector selects labels; an absent one selects none, an empty one all. */
    static boolean selects(Optional<LabelSelector> selector, Map<String, String> labels) {
        return selector.isPresent()
                && labels.entrySet().containsAll(selector.get().matchLabels().entrySet())
                && selector.get().matchExpressions().stream().allMatch(it -> holds(it, labels));
    }

    private static boolean holds(LabelSelectorRequirement requirement, Map<String, String> labels) {
        return holds(
                requirement.operator(),
                labels.containsKey(requirement.key()),
                labels.get(requirement.key()),
                requirement.values());
    }

    private static boolean holds(String operator, boolean present, @Nullable String value, List<String> values) {
        return switch (operator) {
            case "In" -> present && values.contains(value);
            case "NotIn" -> !present || !values.contains(value);
            case "Exists" -> present;
            case "DoesNotExist" -> !present;
            case "Gt", "Lt" -> present && values.size() == 1 && compares(operator, value, values.get(0));
            default -> false;
        };
    }

    private static boolean compares(String operator, @Nullable String value, String limit) {
        try {
            int order = Long.compare(Long.parseLong(String.valueOf(value)), Long.parseLong(limit));
            return operator.equals("Gt") ? order > 0 : order < 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a node is one that the pod insists on: by node selector and by required affinity. */
    static boolean isWanted(Node node, Pod pod) {
        Optional<NodeSelector> required = required(pod);
        return node.labels().entrySet().containsAll(pod.spec().nodeSelector().entrySet())
                && (required.isEmpty()
                        || required.get().nodeSelectorTerms().stream().anyMatch(it -> matches(it, node)));
    }

    static Optional<NodeSelector> required(Pod pod) {
        return pod.spec()
                .affinity()
                .flatMap(it -> it.nodeAffinity())
                .flatMap(it -> it.requiredDuringSchedulingIgnoredDuringExecution());
    }

    /** Whether a term names a node; one that says nothing names none. */
    static boolean matches(NodeSelectorTerm term, Node node) {
        if (term.matchExpressions().isEmpty() && term.matchFields().isEmpty()) return false;
        return term.matchExpressions().stream().allMatch(it -> matchesLabel(it, node))
                && term.matchFields().stream().allMatch(it -> matchesField(it, node));
    }

    private static boolean matchesLabel(NodeSelectorRequirement it, Node node) {
        return holds(
                it.operator(),
                node.labels().containsKey(it.key()),
                node.labels().get(it.key()),
                it.values());
    }

    private static boolean matchesField(NodeSelectorRequirement it, Node node) {
        boolean valid = it.key().equals("metadata.name") && it.values().size() == 1;
        return valid
                && (it.operator().equals("In") || it.operator().equals("NotIn"))
                && holds(it.operator(), true, node.name(), it.values());
    }

    /** The first taint of a node that keeps a pod away, in the order of the node's list. */
    static Optional<Taint> untolerated(Node node, Pod pod) {
        return node.spec().taints().stream()
                .filter(it -> it.effect().equals("NoSchedule") || it.effect().equals("NoExecute"))
                .filter(it -> !isTolerated(it, pod.spec().tolerations()))
                .findFirst();
    }

    static boolean isTolerated(Taint taint, List<Toleration> tolerations) {
        return tolerations.stream().anyMatch(it -> tolerates(it, taint));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        String effect = toleration.effect().orElse("");
        String key = toleration.key().orElse("");
        if (!effect.isEmpty() && !effect.equals(taint.effect())) return false;
        if (!key.isEmpty() && !key.equals(taint.key())) return false;
        return switch (toleration.operator().orElse("")) {
            case "", "Equal" ->
                toleration.value().orElse("").equals(taint.value().orElse(""));
            case "Exists" -> true;
            default -> false;
        };
    }
}
