package dev.coracle.apiserver;

import dev.coracle.api.ApiException;
import dev.coracle.api.ListOptions;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.StatusDetails;
import java.util.List;
import java.util.Optional;

/** What may be asked for together in the options of a list or watch. */
final class ListRules {
    private ListRules() {}

    static ApiException forbidden(String field, String why) {
        return invalid(FieldError.forbidden(FieldPath.of(field), why));
    }

    static void checkMatch(String match) {
        List<String> known = List.of("Exact", "NotOlderThan");
        if (!known.contains(match)) {
            throw invalid(FieldError.notSupported(FieldPath.of("resourceVersionMatch"), match, known));
        }
    }

    static void checkWatch(ListOptions options) {
        boolean initial = options.sendInitialEvents().isPresent();
        if (initial && !options.resourceVersionMatch().equals(Optional.of("NotOlderThan"))) {
            throw forbidden(
                    "resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (!initial && options.resourceVersionMatch().isPresent()) {
            throw forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
    }

    private static ApiException invalid(FieldError error) {
        StatusDetails details = StatusDetails.builder()
                .group("meta.k8s.io")
                .kind("ListOptions")
                .addCause(error.cause())
                .build();
        return Refusals.refuse(422, "Invalid", "ListOptions.meta.k8s.io \"\" is invalid: " + error, details);
    }
}
