package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.scheduling.PriorityClass;
import java.util.List;

/** What makes priority classes valid. */
public final class PriorityClassRules implements Rules<PriorityClass> {
    private static final int HIGHEST_OF_USERS = 1_000_000_000;
    private static final int CLUSTER_CRITICAL = 2_000_000_000;
    private static final int NODE_CRITICAL = CLUSTER_CRITICAL + 1000;
    private static final List<String> POLICIES = List.of("PreemptLowerPriority", "Never");
    private static final FieldPath POLICY = FieldPath.of("preemptionPolicy");

    @Override
    public List<FieldError> create(PriorityClass it) {
        FieldErrors errors = new FieldErrors();
        if (it.name().startsWith("system-")) {
            String mistake = systemMistake(it);
            if (!mistake.isEmpty()) {
                errors.forbidden(
                        FieldPath.of("metadata", "name"),
                        "priority class names with 'system-' prefix are reserved for system use only. error: "
                                + mistake);
            }
        } else if (it.value() > HIGHEST_OF_USERS) {
            errors.forbidden(
                    FieldPath.of("value"), "maximum allowed value of a user defined priority is " + HIGHEST_OF_USERS);
        }
        it.preemptionPolicy().ifPresent(policy -> policy(errors, POLICY, policy));
        return errors.toList();
    }

    private static String systemMistake(PriorityClass it) {
        int value;
        switch (it.name()) {
            case "system-cluster-critical" -> value = CLUSTER_CRITICAL;
            case "system-node-critical" -> value = NODE_CRITICAL;
            default -> {
                return it.name() + " is not a known system priority class";
            }
        }
        if (it.value() != value) return "value of " + it.name() + " PriorityClass must be " + value;
        return it.globalDefault() ? "globalDefault of " + it.name() + " PriorityClass must be false" : "";
    }

    /** Refuses what is no preemption policy. */
    public static void policy(FieldErrors errors, FieldPath path, String policy) {
        if (!POLICIES.contains(policy)) errors.notSupported(path, policy, POLICIES);
    }

    @Override
    public List<FieldError> update(PriorityClass it, PriorityClass stored) {
        FieldErrors errors = new FieldErrors();
        if (it.value() != stored.value()) {
            errors.forbidden(FieldPath.of("value"), "may not be changed in an update.");
        }
        Values.unchanged(errors, FieldPath.ROOT, "preemptionPolicy", it.preemptionPolicy(), stored.preemptionPolicy());
        return errors.toList();
    }
}
