package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.TopologySpreadConstraint;
import java.util.List;

/**
 * Arguments of {@link PodTopologySpread}.
 *
 * @param defaultConstraints what holds for pods without constraints of their own, without selectors: pods of the same
 *     services and controller are meant
 * @param systemDefaults whether these are Kubernetes' own, which let nodes be that lack the labels
 */
public record PodTopologySpreadArgs(List<TopologySpreadConstraint> defaultConstraints, boolean systemDefaults) {
    /** Over hosts and zones, where that is possible. */
    public static final PodTopologySpreadArgs DEFAULT = new PodTopologySpreadArgs(
            List.of(soft("kubernetes.io/hostname", 3), soft("topology.kubernetes.io/zone", 5)), true);

    /** These constraints instead of Kubernetes' own. */
    public static PodTopologySpreadArgs of(List<TopologySpreadConstraint> defaultConstraints) {
        return new PodTopologySpreadArgs(List.copyOf(defaultConstraints), false);
    }

    private static TopologySpreadConstraint soft(String key, int maxSkew) {
        return TopologySpreadConstraint.builder()
                .topologyKey(key)
                .maxSkew(maxSkew)
                .whenUnsatisfiable("ScheduleAnyway")
                .build();
    }
}
