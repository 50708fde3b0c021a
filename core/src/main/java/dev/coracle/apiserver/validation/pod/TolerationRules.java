package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.TaintRules;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Toleration;
import java.util.List;

/** What makes tolerations of taints valid. */
final class TolerationRules {
    private static final List<String> OPERATORS = List.of("Equal", "Exists");

    private TolerationRules() {}

    static void check(FieldErrors errors, FieldPath path, List<Toleration> tolerations) {
        for (int i = 0; i < tolerations.size(); i++) check(errors, path.index(i), tolerations.get(i));
    }

    private static void check(FieldErrors errors, FieldPath path, Toleration toleration) {
        String operator = toleration.operator().orElse("");
        String effect = toleration.effect().orElse("");
        toleration.key().ifPresent(key -> LabelRules.key(errors, path.child("key"), key));
        if (toleration.key().isEmpty() && !operator.equals("Exists")) {
            errors.invalid(
                    path.child("operator"),
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.tolerationSeconds().isPresent() && !effect.equals("NoExecute")) {
            errors.invalid(path.child("effect"), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        operator(errors, path.child("operator"), operator, toleration.value().orElse(""));
        if (!effect.isEmpty()) TaintRules.effect(errors, path.child("effect"), effect);
    }

    private static void operator(FieldErrors errors, FieldPath path, String operator, String value) {
        switch (operator) {
            case "", "Equal" -> {
                List<String> complaints = Names.LABEL_VALUE.complaints(value);
                if (!complaints.isEmpty()) errors.invalid(path, value, String.join(";", complaints));
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path, value, "value must be empty when `operator` is 'Exists'");
                }
            }
            default -> errors.notSupported(path, operator, OPERATORS);
        }
    }
}
