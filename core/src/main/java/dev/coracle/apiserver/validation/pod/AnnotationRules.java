package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.PodSpec;
import java.util.Map;

/** What makes the annotations valid that Kubernetes itself reads from pods. */
final class AnnotationRules {
    /** Marks a pod that stands for one that a node runs by itself. */
    static final String MIRROR = "kubernetes.io/config.mirror";

    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

    private AnnotationRules() {}

    static void check(FieldErrors errors, FieldPath path, Map<String, String> annotations, PodSpec spec) {
        if (annotations.isEmpty()) return;
        String mirror = annotations.get(MIRROR);
        if (mirror != null && spec.nodeName().isEmpty()) {
            errors.invalid(path.key(MIRROR), mirror, "must set spec.nodeName if mirror pod annotation is set");
        }
        String cost = annotations.get(DELETION_COST);
        if (cost != null && !isCost(cost)) {
            errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
        }
        ProfileRules.annotations(errors, path, annotations, spec);
    }

    private static boolean isCost(String text) {
        if (text.startsWith("+") || (text.startsWith("0") && text.length() > 1)) return false;
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static void update(FieldErrors errors, FieldPath path, Map<String, String> now, Map<String, String> before) {
        before.forEach((key, value) -> {
            if (value.equals(now.get(key))) return;
            if (ProfileRules.isAppArmor(key)) {
                errors.forbidden(path.key(key), "may not remove or update AppArmor annotations");
            }
            if (key.equals(MIRROR)) {
                errors.forbidden(path.key(key), "may not remove or update mirror pod annotation");
            }
        });
        now.forEach((key, value) -> {
            if (before.containsKey(key)) return;
            if (ProfileRules.isAppArmor(key)) errors.forbidden(path.key(key), "may not add AppArmor annotations");
            if (key.equals(MIRROR)) errors.forbidden(path.key(key), "may not add mirror pod annotation");
        });
    }
}
