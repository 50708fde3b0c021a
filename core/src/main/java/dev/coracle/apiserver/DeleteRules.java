package dev.coracle.apiserver;

import dev.coracle.api.ApiRequest;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.meta.DeleteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a deletion may ask for, and which finalizers follow from it. */
final class DeleteRules {
    private static final FieldPath POLICY = FieldPath.of("propagationPolicy");
    private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan");
    private static final String ALL_STAGES = "All";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private DeleteRules() {}

    /** The options that a request carries; those of a plain deletion where it carries none. */
    static DeleteOptions read(ServedKind<?> kind, ApiRequest request) {
        if (request.body().isEmpty()) return DeleteOptions.builder().build();
        List<String> versions = List.of("v1", "meta.k8s.io/v1", kind.resource().apiVersion());
        DeleteOptions options = Decoding.value(DeleteOptions.class, "DeleteOptions", versions, request)
                .value();
        check(options);
        return options;
    }

    /** Refuses options that contradict each other or say what nobody knows. */
    static void check(DeleteOptions options) {
        FieldErrors errors = new FieldErrors();
        options.propagationPolicy().ifPresent(policy -> {
            if (options.orphanDependents().isPresent()) {
                errors.invalid(POLICY, policy, "orphanDependents and deletionPropagation cannot be both set");
            }
            if (!POLICIES.contains(policy)) {
                List<String> supported = new ArrayList<>(POLICIES);
                supported.add("nil");
                errors.notSupported(POLICY, policy, supported);
            }
        });
        if (!options.dryRun().stream().allMatch(ALL_STAGES::equals)) {
            errors.notSupported(FieldPath.of("dryRun"), options.dryRun(), List.of(ALL_STAGES));
        }
        Invalid.refuse("meta.k8s.io", "DeleteOptions", "", errors.toList());
    }

    /** The request with what its options say about how it is meant. */
    static ApiRequest meant(ApiRequest request, DeleteOptions options) {
        return options.dryRun().isEmpty()
                ? request
                : request.withWrite(request.write().withDryRun(true));
    }

    /** The finalizers of an object after a deletion has said what becomes of its dependents. */
    static List<String> finalizers(Dependents usual, List<String> present, DeleteOptions options) {
        List<String> result = new ArrayList<>(present);
        if (usual == Dependents.IGNORED) {
            result.removeAll(List.of(FOREGROUND, ORPHAN));
            return result;
        }
        Optional<String> policy = policy(usual, present, options);
        if (policy.isEmpty()) return present;
        result.removeAll(List.of(FOREGROUND, ORPHAN));
        if (policy.get().equals("Foreground")) result.add(FOREGROUND);
        if (policy.get().equals("Orphan")) result.add(ORPHAN);
        return result;
    }

    private static Optional<String> policy(Dependents usual, List<String> present, DeleteOptions options) {
        if (options.propagationPolicy().isPresent()) return options.propagationPolicy();
        if (options.orphanDependents().isPresent()) {
            return options.orphanDependents().map(orphan -> orphan ? "Orphan" : "Background");
        }
        boolean decided = present.contains(FOREGROUND) || present.contains(ORPHAN);
        return !decided && usual == Dependents.ORPHANED ? Optional.of("Orphan") : Optional.empty();
    }
}
