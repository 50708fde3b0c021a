package dev.coracle.scheduler.plugins;

import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import dev.coracle.scheduler.framework.CountQuery;
import dev.coracle.scheduler.framework.NamespaceLabels;
import dev.coracle.scheduler.framework.NodeScope;
import dev.coracle.scheduler.framework.PodInfo;
import dev.coracle.scheduler.framework.PodSelection;
import dev.coracle.scheduler.framework.RequiredNodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A spread constraint as it holds for one pod.
 *
 * @param spec the constraint as it is written
 * @param selection the pods to spread
 */
record SpreadConstraint(TopologySpreadConstraint spec, PodSelection selection) {
    /** Filters by the constraint. */
    static final String HARD = "DoNotSchedule";
    /** Scores by the constraint. */
    static final String SOFT = "ScheduleAnyway";

    private static final String HONOR = "Honor";

    /** The constraints of a pod of its own that say this where they cannot be satisfied. */
    static List<SpreadConstraint> own(PodInfo pod, String whenUnsatisfiable) {
        List<TopologySpreadConstraint> specs = pod.spec().topologySpreadConstraints();
        if (specs.isEmpty()) return List.of();
        List<SpreadConstraint> constraints = new ArrayList<>(specs.size());
        for (TopologySpreadConstraint spec : specs) {
            if (!spec.whenUnsatisfiable().equals(whenUnsatisfiable)) continue;
            constraints.add(of(spec, selector(spec, pod.labels()), pod));
        }
        return constraints;
    }

    /** A constraint on the pods of the pod's namespace that a selector selects. */
    static SpreadConstraint of(TopologySpreadConstraint spec, Optional<LabelSelector> selector, PodInfo pod) {
        return new SpreadConstraint(spec, PodSelection.in(pod.namespace(), selector));
    }

    /** The selector, and for each label of {@code matchLabelKeys} that the pod has, the same value. */
    private static Optional<LabelSelector> selector(TopologySpreadConstraint spec, Map<String, String> labels) {
        List<LabelSelectorRequirement> same = new ArrayList<>();
        for (String key : spec.matchLabelKeys()) {
            String value = labels.get(key);
            if (value != null) same.add(OwnSelector.in(key, value));
        }
        if (same.isEmpty()) return spec.labelSelector();
        LabelSelector base =
                spec.labelSelector().orElseGet(() -> LabelSelector.builder().build());
        List<LabelSelectorRequirement> all = new ArrayList<>(base.matchExpressions());
        all.addAll(same);
        return Optional.of(base.withMatchExpressions(all));
    }

    String key() {
        return spec.topologyKey();
    }

    int maxSkew() {
        return spec.maxSkew();
    }

    int minDomains() {
        return spec.minDomains().orElse(1);
    }

    boolean selects(PodInfo pod, NamespaceLabels namespaces) {
        return selection.matches(pod, namespaces);
    }

    /** The nodes whose pods count: those with these labels on which the pod could be, as far as the constraint cares. */
    NodeScope scope(List<String> labels, PodInfo pod) {
        boolean byAffinity = spec.nodeAffinityPolicy().orElse(HONOR).equals(HONOR);
        boolean byTaints = spec.nodeTaintsPolicy().filter(HONOR::equals).isPresent();
        Optional<RequiredNodes> required = Optional.of(pod.requiredNodes());
        return new NodeScope(
                labels,
                required.filter(it -> byAffinity && !it.isAny()),
                byTaints ? Optional.of(pod.spec().tolerations()) : Optional.empty());
    }

    /** What is counted for the constraint: pods whose deletion has not begun. */
    CountQuery query(NodeScope scope) {
        return new CountQuery(selection, key(), scope, false);
    }

    static List<String> keys(List<SpreadConstraint> constraints) {
        if (constraints.isEmpty()) return Collections.emptyList();
        return constraints.stream()
                .map(SpreadConstraint::key)
                .distinct()
                .sorted()
                .toList();
    }
}
