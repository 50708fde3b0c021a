package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.TopologySpreadConstraint;
import dev.coracle.model.meta.LabelSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes valid how evenly a pod wants to be spread. */
final class SpreadRules {
    private static final List<String> ACTIONS = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final List<String> POLICIES = List.of("Honor", "Ignore");
    private static final String NOT_POSITIVE = "must be greater than zero";

    private SpreadRules() {}

    static void check(FieldErrors errors, FieldPath path, List<TopologySpreadConstraint> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            TopologySpreadConstraint constraint = constraints.get(i);
            FieldPath place = path.index(i);
            String action = constraint.whenUnsatisfiable();
            if (constraint.maxSkew() <= 0) {
                errors.invalid(place.child("maxSkew"), constraint.maxSkew(), NOT_POSITIVE);
            }
            if (constraint.topologyKey().isEmpty()) errors.required(place.child("topologyKey"), "can not be empty");
            if (!ACTIONS.contains(action)) errors.notSupported(place.child("whenUnsatisfiable"), action, ACTIONS);
            if (repeats(constraint, constraints.subList(i + 1, constraints.size()))) {
                errors.duplicate(
                        place.child("{topologyKey, whenUnsatisfiable}"),
                        "{" + constraint.topologyKey() + ", " + action + "}");
            }
            constraint.minDomains().ifPresent(it -> minDomains(errors, place.child("minDomains"), it, action));
            policy(errors, place.child("nodeAffinityPolicy"), constraint.nodeAffinityPolicy());
            policy(errors, place.child("nodeTaintsPolicy"), constraint.nodeTaintsPolicy());
            keys(errors, place.child("matchLabelKeys"), constraint.matchLabelKeys(), constraint.labelSelector());
            constraint.labelSelector().ifPresent(it -> LabelRules.selector(errors, place.child("labelSelector"), it));
        }
    }

    private static boolean repeats(TopologySpreadConstraint constraint, List<TopologySpreadConstraint> others) {
        return others.stream()
                .anyMatch(it -> it.topologyKey().equals(constraint.topologyKey())
                        && it.whenUnsatisfiable().equals(constraint.whenUnsatisfiable()));
    }

    private static void minDomains(FieldErrors errors, FieldPath path, int domains, String action) {
        if (domains <= 0) errors.invalid(path, domains, NOT_POSITIVE);
        if (!action.equals("DoNotSchedule")) {
            errors.invalid(path, domains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action);
        }
    }

    private static void policy(FieldErrors errors, FieldPath path, Optional<String> policy) {
        if (policy.isPresent() && !POLICIES.contains(policy.get())) {
            errors.notSupported(path, policy.get(), POLICIES);
        }
    }

    private static void keys(FieldErrors errors, FieldPath path, List<String> keys, Optional<LabelSelector> selector) {
        if (keys.isEmpty()) return;
        Set<String> selected = new HashSet<>();
        if (selector.isEmpty()) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
        } else {
            selected.addAll(selector.get().matchLabels().keySet());
            selector.get().matchExpressions().forEach(it -> selected.add(it.key()));
        }
        for (int i = 0; i < keys.size(); i++) {
            LabelRules.key(errors, path.index(i), keys.get(i));
            if (selected.contains(keys.get(i))) {
                errors.invalid(path.index(i), keys.get(i), "exists in both matchLabelKeys and labelSelector");
            }
        }
    }
}
