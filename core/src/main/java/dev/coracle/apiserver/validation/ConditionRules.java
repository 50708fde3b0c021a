package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes conditions in a status valid. */
final class ConditionRules {
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final int LONGEST_REASON = 1024;
    private static final int LONGEST_MESSAGE = 32 * 1024;
    private static final String REASON_COMPLAINT = Shapes.complaint(
            "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric"
                    + " characters or '_,:', and must end with an alphanumeric character or '_'",
            "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?",
            "my_name",
            "MY_NAME",
            "MyName",
            "ReasonA,ReasonB",
            "ReasonA:ReasonB");

    private ConditionRules() {}

    static void check(FieldErrors errors, FieldPath path, List<Condition> conditions) {
        Set<String> types = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            FieldPath place = path.index(i);
            if (!types.add(condition.type())) errors.duplicate(place.child("type"), condition.type());
            LabelRules.key(errors, place.child("type"), condition.type());
            if (!STATUSES.contains(condition.status())) {
                errors.notSupported(place.child("status"), condition.status(), STATUSES);
            }
            if (condition.observedGeneration() < 0) {
                errors.invalid(
                        place.child("observedGeneration"),
                        condition.observedGeneration(),
                        "must be greater than or equal to zero");
            }
            if (condition.lastTransitionTime().isEmpty()) {
                errors.required(place.child("lastTransitionTime"), "must be set");
            }
            reason(errors, place.child("reason"), condition.reason());
            if (Shapes.bytes(condition.message()) > LONGEST_MESSAGE) {
                errors.tooLong(place.child("message"), LONGEST_MESSAGE);
            }
        }
    }

    private static void reason(FieldErrors errors, FieldPath path, String reason) {
        if (reason.isEmpty()) {
            errors.required(path, "must be set");
            return;
        }
        char first = reason.charAt(0);
        char last = reason.charAt(reason.length() - 1);
        boolean shaped = Shapes.consistsOf(reason, "_,:") && Character.isLetter(first) && last != ',' && last != ':';
        if (!shaped) errors.invalid(path, reason, REASON_COMPLAINT);
        if (reason.length() > LONGEST_REASON) errors.tooLong(path, LONGEST_REASON);
    }
}
