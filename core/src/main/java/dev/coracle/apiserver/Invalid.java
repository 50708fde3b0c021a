package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.StatusDetails;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses what is invalid, naming all mistakes at once. */
final class Invalid {
    private Invalid() {}

    /** Refuses an object with mistakes. */
    static void refuse(ServedKind<?> kind, String name, List<FieldError> errors) {
        refuse(kind.resource().group(), kind.resource().kind(), name, errors);
    }

    /** Refuses a value with mistakes that is of another kind than what it is sent to. */
    static void refuse(String group, String kind, String name, List<FieldError> errors) {
        if (!errors.isEmpty()) throw invalid(group, kind, name, errors);
    }

    /** Refuses an update that says no revision; Kubernetes names the resource here, not the kind. */
    static ApiException noRevision(ServedKind<?> kind, String name) {
        FieldError error = new FieldError(
                FieldError.Kind.INVALID,
                FieldPath.of("metadata", "resourceVersion"),
                "Invalid value: 0x0: must be specified for an update");
        return invalid(kind.resource().group(), kind.resource().plural(), name, List.of(error));
    }

    private static ApiException invalid(String group, String kind, String name, List<FieldError> errors) {
        StatusDetails.Builder details = StatusDetails.builder().kind(kind);
        if (!group.isEmpty()) details.group(group);
        if (!name.isEmpty()) details.name(name);
        String subject = group.isEmpty() ? kind : kind + "." + group;
        return invalid(subject + " \"" + name + "\"", details, errors);
    }

    /** Refuses a patch that leads to no object of the kind. */
    static ApiException patch(Object result, String why) {
        FieldError error = FieldError.invalid(FieldPath.of("patch"), result, why);
        return invalid(" \"\"", StatusDetails.builder(), List.of(error));
    }

    private static ApiException invalid(String subject, StatusDetails.Builder details, List<FieldError> errors) {
        List<FieldError> distinct = errors.stream().distinct().toList();
        String list = distinct.size() == 1
                ? distinct.get(0).toString()
                : distinct.stream().map(FieldError::toString).collect(Collectors.joining(", ", "[", "]"));
        details.causes(distinct.stream().map(FieldError::cause).toList());
        return Refusals.refuse(422, "Invalid", subject + " is invalid: " + list, details.build());
    }
}
