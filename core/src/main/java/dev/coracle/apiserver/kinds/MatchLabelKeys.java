package dev.coracle.apiserver.kinds;

import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes out what a pod's affinity says in terms of the pod's own labels: {@code matchLabelKeys} becomes a condition on
 * each key's value, once and for all when the pod is created.
 */
final class MatchLabelKeys {
    private MatchLabelKeys() {}

    static PodSpec resolve(PodSpec spec, Map<String, String> labels) {
        if (spec.affinity().isEmpty()) return spec;
        Affinity affinity = spec.affinity().get();
        if (affinity.podAffinity().isPresent()) {
            PodAffinity pods = affinity.podAffinity().get();
            affinity = affinity.withPodAffinity(pods.withRequiredDuringSchedulingIgnoredDuringExecution(
                            terms(pods.requiredDuringSchedulingIgnoredDuringExecution(), labels))
                    .withPreferredDuringSchedulingIgnoredDuringExecution(
                            weighted(pods.preferredDuringSchedulingIgnoredDuringExecution(), labels)));
        }
        if (affinity.podAntiAffinity().isPresent()) {
            PodAntiAffinity pods = affinity.podAntiAffinity().get();
            affinity = affinity.withPodAntiAffinity(pods.withRequiredDuringSchedulingIgnoredDuringExecution(
                            terms(pods.requiredDuringSchedulingIgnoredDuringExecution(), labels))
                    .withPreferredDuringSchedulingIgnoredDuringExecution(
                            weighted(pods.preferredDuringSchedulingIgnoredDuringExecution(), labels)));
        }
        return spec.withAffinity(affinity);
    }

    private static List<PodAffinityTerm> terms(List<PodAffinityTerm> terms, Map<String, String> labels) {
        return terms.stream().map(term -> term(term, labels)).toList();
    }

    private static List<WeightedPodAffinityTerm> weighted(
            List<WeightedPodAffinityTerm> terms, Map<String, String> labels) {
        return terms.stream()
                .map(it -> it.withPodAffinityTerm(term(it.podAffinityTerm(), labels)))
                .toList();
    }

    private static PodAffinityTerm term(PodAffinityTerm term, Map<String, String> labels) {
        if (term.labelSelector().isEmpty()) return term;
        LabelSelector selector = term.labelSelector().get();
        List<LabelSelectorRequirement> requirements = new ArrayList<>(selector.matchExpressions());
        add(requirements, term.matchLabelKeys(), "In", labels);
        add(requirements, term.mismatchLabelKeys(), "NotIn", labels);
        return requirements.size() == selector.matchExpressions().size()
                ? term
                : term.withLabelSelector(selector.withMatchExpressions(requirements));
    }

    private static void add(
            List<LabelSelectorRequirement> requirements,
            List<String> keys,
            String operator,
            Map<String, String> labels) {
        for (String key : keys) {
            String value = labels.get(key);
            if (value == null) continue;
            requirements.add(LabelSelectorRequirement.builder()
                    .key(key)
                    .operator(operator)
                    .addValues(value)
                    .build());
        }
    }
}
