package dev.coracle.model.core;

import dev.coracle.model.KeepEmpty;
import dev.coracle.model.ModelValue;
import dev.coracle.model.Required;
import dev.coracle.model.meta.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Rule for distributing matching pods evenly over topology domains such as zones. */
@Value.Immutable
public interface TopologySpreadConstraint extends ModelValue, WithTopologySpreadConstraint {
    /** Label query for the pods to count in each domain, within the pod's own namespace. */
    Optional<LabelSelector> labelSelector();

    /**
     * Label keys whose values on the incoming pod narrow down the pods counted; needs {@code labelSelector}, keys
     * must not repeat.
     */
    List<String> matchLabelKeys();

    /** Permitted excess of pods in a domain over the emptiest eligible one; required, greater than zero. */
    @Required
    @Value.Default
    default int maxSkew() {
        return 0;
    }

    /**
     * Number of eligible domains below which the global minimum counts as zero; {@code 1} if absent, only with {@code
     * DoNotSchedule}.
     */
    Optional<Integer> minDomains();

    /**
     * Whether nodes excluded by the pod's node affinity or selector are left out: {@code Honor} (default) or {@code
     * Ignore}.
     */
    @KeepEmpty
    Optional<String> nodeAffinityPolicy();

    /** Whether nodes with untolerated taints are left out: {@code Honor} or {@code Ignore} (default). */
    @KeepEmpty
    Optional<String> nodeTaintsPolicy();

    /** Node label key whose distinct values form the domains; required. */
    @Required
    @Value.Default
    default String topologyKey() {
        return "";
    }

    /**
     * Treatment of a pod that would exceed the skew: {@code DoNotSchedule} holds it back, {@code ScheduleAnyway} only
     * lowers scores.
     */
    @Required
    @Value.Default
    default String whenUnsatisfiable() {
        return "";
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from an empty value. */
    final class Builder extends ImmutableTopologySpreadConstraint.Builder {}
}
