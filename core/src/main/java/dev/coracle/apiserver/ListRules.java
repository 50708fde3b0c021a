package dev.coracle.apiserver;

import dev.coracle.api.ListOptions;
import dev.coracle.api.Refusals;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import java.util.List;

/** What may be asked for together in the options of a list or watch. */
final class ListRules {
    private static final FieldPath MATCH = FieldPath.of("resourceVersionMatch");
    private static final FieldPath INITIAL = FieldPath.of("sendInitialEvents");
    private static final String EXACT = "Exact";
    private static final String NOT_OLDER = "NotOlderThan";

    private ListRules() {}

    /** Refuses the options of a list that contradict each other. */
    static void checkList(ListOptions options) {
        String version = options.resourceVersion();
        boolean continues = !options.continueToken().isEmpty();
        FieldErrors errors = new FieldErrors();
        options.resourceVersionMatch().ifPresent(match -> {
            if (version.isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            if (continues) errors.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided");
            if (!match.equals(EXACT) && !match.equals(NOT_OLDER)) {
                errors.notSupported(MATCH, match, List.of(EXACT, NOT_OLDER, ""));
            }
            if (match.equals(EXACT) && version.equals("0")) {
                errors.forbidden(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        });
        if (options.sendInitialEvents().isPresent()) {
            errors.forbidden(INITIAL, "sendInitialEvents is forbidden for list");
        }
        refuse(errors);
        if (continues && !version.isEmpty() && !version.equals("0")) {
            throw Refusals.badRequest("specifying resource version is not allowed when using continue");
        }
    }

    /** Whether a list shows the revision it names and no other. */
    static boolean isExact(ListOptions options) {
        return options.resourceVersionMatch().map(EXACT::equals).orElse(options.limit() > 0);
    }

    /** Refuses the options of a watch that contradict each other. */
    static void checkWatch(ListOptions options) {
        boolean initial = options.sendInitialEvents().isPresent();
        String match = options.resourceVersionMatch().orElse("");
        FieldErrors errors = new FieldErrors();
        if (initial && !match.equals(NOT_OLDER)) {
            errors.forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to " + NOT_OLDER);
        }
        if (!match.isEmpty()) {
            if (!initial) {
                errors.forbidden(
                        MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
            }
            if (!match.equals(NOT_OLDER)) errors.notSupported(MATCH, match, List.of(NOT_OLDER));
            if (!options.continueToken().isEmpty()) {
                errors.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided");
            }
        }
        refuse(errors);
    }

    private static void refuse(FieldErrors errors) {
        Invalid.refuse("meta.k8s.io", "ListOptions", "", errors.toList());
    }
}
