package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Namespace;
import java.util.List;

/** What makes namespaces valid. */
public final class NamespaceRules implements Rules<Namespace> {
    private static final FieldPath FINALIZERS = FieldPath.of("spec", "finalizers");
    private static final FieldPath PHASE = FieldPath.of("status", "Phase");

    @Override
    public List<FieldError> create(Namespace namespace) {
        FieldErrors errors = new FieldErrors();
        namespace.spec().finalizers().forEach(finalizer -> finalizer(errors, FINALIZERS, finalizer));
        return errors.toList();
    }

    @Override
    public List<FieldError> update(Namespace namespace, Namespace stored) {
        return List.of();
    }

    /** What is wrong with a change of the status: the phase follows from whether deletion has begun. */
    public static List<FieldError> updateStatus(Namespace namespace, Namespace ignored) {
        FieldErrors errors = new FieldErrors();
        String phase = namespace.status().phase().orElse("");
        if (!namespace.isTerminating() && !phase.equals("Active")) {
            errors.invalid(PHASE, phase, "may only be 'Active' if `deletionTimestamp` is empty");
        }
        if (namespace.isTerminating() && !phase.equals("Terminating")) {
            errors.invalid(PHASE, phase, "may only be 'Terminating' if `deletionTimestamp` is not empty");
        }
        return errors.toList();
    }

    /** What is wrong with a change of the finalizers. */
    public static List<FieldError> finalizers(Namespace namespace, Namespace ignored) {
        FieldErrors errors = new FieldErrors();
        List<String> finalizers = namespace.spec().finalizers();
        for (int i = 0; i < finalizers.size(); i++) finalizer(errors, FINALIZERS.index(i), finalizers.get(i));
        return errors.toList();
    }

    private static void finalizer(FieldErrors errors, FieldPath path, String finalizer) {
        errors.invalid(path, finalizer, Names.QUALIFIED.complaints(finalizer));
        MetadataRules.standardFinalizer(errors, path, finalizer);
    }
}
