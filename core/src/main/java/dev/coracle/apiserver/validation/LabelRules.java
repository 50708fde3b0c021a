package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.meta.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;

/** What makes labels, and queries for them, valid. */
public final class LabelRules {
    /** What to say of a requirement whose operator is none. */
    public static final String BAD_OPERATOR = "not a valid selector operator";

    private static final String VALUES_NEEDED = "must be specified when `operator` is 'In' or 'NotIn'";
    private static final String VALUES_BANNED = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";

    private LabelRules() {}

    /** Checks labels; every mistake is reported at the map itself, as Kubernetes does. */
    public static void labels(FieldErrors errors, FieldPath path, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            errors.invalid(path, key, Names.QUALIFIED.complaints(key));
            errors.invalid(path, value, Names.LABEL_VALUE.complaints(value));
        });
    }

    /** Checks the key of a label. */
    public static void key(FieldErrors errors, FieldPath path, String key) {
        errors.invalid(path, key, Names.QUALIFIED.complaints(key));
    }

    /** Checks a query. */
    public static void selector(FieldErrors errors, FieldPath path, LabelSelector selector) {
        if (!selector.matchLabels().isEmpty()) labels(errors, path.child("matchLabels"), selector.matchLabels());
        for (int i = 0; i < selector.matchExpressions().size(); i++) {
            requirement(
                    errors,
                    path.child("matchExpressions").index(i),
                    selector.matchExpressions().get(i));
        }
    }

    private static void requirement(FieldErrors errors, FieldPath path, LabelSelectorRequirement requirement) {
        operator(errors, path, requirement.operator(), requirement.values());
        key(errors, path.child("key"), requirement.key());
        values(errors, path.child("values"), requirement.values());
    }

    private static void operator(FieldErrors errors, FieldPath path, String operator, List<String> values) {
        if (!setOperator(errors, path, operator, values)) {
            errors.invalid(path.child("operator"), operator, BAD_OPERATOR);
        }
    }

    /** Checks an operator on sets against its values; false where it is no such operator. */
    public static boolean setOperator(FieldErrors errors, FieldPath path, String operator, List<String> values) {
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) errors.required(path.child("values"), VALUES_NEEDED);
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) errors.forbidden(path.child("values"), VALUES_BANNED);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Checks values that labels are compared with. */
    public static void values(FieldErrors errors, FieldPath path, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            errors.invalid(path.index(i), values.get(i), Names.LABEL_VALUE.complaints(values.get(i)));
        }
    }
}
