package dev.coracle.model.core;

import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.meta.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Set of pods, chosen by label and namespace, plus the topology domain in which to be together with or apart from
 * them.
 */
@Value.Immutable
public interface PodAffinityTerm extends ModelValue, WithPodAffinityTerm {
    /** Nothing set. */
    PodAffinityTerm EMPTY = builder().build();

    /** Label query for the other pods; absent matches no pod, an empty selector matches all. */
    Optional<LabelSelector> labelSelector();

    /** Label keys whose values on the incoming pod must be equal on the other pods; needs {@code labelSelector}. */
    List<String> matchLabelKeys();

    /** Label keys whose values on the incoming pod must differ on the other pods; needs {@code labelSelector}. */
    List<String> mismatchLabelKeys();

    /**
     * Label query for namespaces to search, added to {@code namespaces}; an empty selector selects every namespace.
     */
    Optional<LabelSelector> namespaceSelector();

    /**
     * Names of namespaces to search for the other pods; if this and {@code namespaceSelector} are absent, only the
     * pod's own one.
     */
    List<String> namespaces();

    /** Node label key that defines a domain: nodes with equal values count as one place; required, not empty. */
    @Required
    @Value.Default
    default String topologyKey() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutablePodAffinityTerm.Builder {}
}
