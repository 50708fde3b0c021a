package dev.coracle.scheduler.framework;

import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Pod;
import dev.coracle.model.core.PodAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PodAntiAffinity;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Optional;

/** The terms of a pod's affinity and anti-affinity to other pods, by kind. */
record AffinityTerms(
        List<AffinityTerm> required,
        List<AffinityTerm> requiredAnti,
        List<AffinityTerm> preferred,
        List<AffinityTerm> preferredAnti) {
    static final AffinityTerms NONE = new AffinityTerms(List.of(), List.of(), List.of(), List.of());

    /** The terms of a pod; throws {@link IllegalArgumentException} where a selector is malformed. */
    static AffinityTerms of(Pod pod) {
        Optional<Affinity> affinity = pod.spec().affinity();
        Optional<PodAffinity> near = affinity.flatMap(Affinity::podAffinity);
        Optional<PodAntiAffinity> far = affinity.flatMap(Affinity::podAntiAffinity);
        if (near.isEmpty() && far.isEmpty()) return NONE;
        String namespace = pod.namespace();
        return new AffinityTerms(
                required(near.map(PodAffinity::requiredDuringSchedulingIgnoredDuringExecution), namespace),
                required(far.map(PodAntiAffinity::requiredDuringSchedulingIgnoredDuringExecution), namespace),
                preferred(near.map(PodAffinity::preferredDuringSchedulingIgnoredDuringExecution), namespace),
                preferred(far.map(PodAntiAffinity::preferredDuringSchedulingIgnoredDuringExecution), namespace));
    }

    private static List<AffinityTerm> required(Optional<List<PodAffinityTerm>> terms, String namespace) {
        return terms.orElse(List.of()).stream()
                .map(term -> AffinityTerm.required(term, namespace))
                .toList();
    }

    private static List<AffinityTerm> preferred(Optional<List<WeightedPodAffinityTerm>> terms, String namespace) {
        return terms.orElse(List.of()).stream()
                .map(term -> AffinityTerm.preferred(term, namespace))
                .toList();
    }
}
