package dev.coracle.scheduler.framework;

import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.WeightedPodAffinityTerm;

/**
 * A term of a pod's affinity or anti-affinity to other pods.
 *
 * @param selection the other pods
 * @param topologyKey the node label by which near and far is told
 * @param weight how much a preference weighs; 1 where it is required
 */
public record AffinityTerm(PodSelection selection, String topologyKey, int weight) {
    static AffinityTerm required(PodAffinityTerm term, String namespace) {
        return new AffinityTerm(PodSelection.of(term, namespace), term.topologyKey(), 1);
    }

    static AffinityTerm preferred(WeightedPodAffinityTerm term, String namespace) {
        PodAffinityTerm inner = term.podAffinityTerm();
        return new AffinityTerm(PodSelection.of(inner, namespace), inner.topologyKey(), term.weight());
    }
}
