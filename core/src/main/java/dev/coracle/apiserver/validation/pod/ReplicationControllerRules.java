package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.ReplicationController;
import dev.coracle.model.core.ReplicationControllerSpec;
import dev.coracle.model.core.ReplicationControllerStatus;
import dev.coracle.model.selector.Selector;
import java.util.List;
import java.util.Optional;

/** What makes replication controllers valid. Unlike a replica set's, their selector may change. */
public final class ReplicationControllerRules implements Rules<ReplicationController> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    @Override
    public List<FieldError> create(ReplicationController controller) {
        FieldErrors errors = new FieldErrors();
        ReplicationControllerSpec spec = controller.spec();
        Values.notNegative(errors, SPEC, "minReadySeconds", spec.minReadySeconds());
        if (spec.selector().isEmpty()) errors.required(SPEC.child("selector"));
        Values.notNegative(errors, SPEC, "replicas", spec.replicas().orElse(0));
        if (spec.template().isEmpty()) {
            errors.required(SPEC.child("template"));
        } else {
            TemplateRules.check(
                    errors,
                    SPEC.child("template"),
                    spec.template().get(),
                    Optional.of(Selector.ofLabels(spec.selector())),
                    "ReplicationController");
        }
        return errors.toList();
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(ReplicationController controller, ReplicationController ignored) {
        FieldErrors errors = new FieldErrors();
        ReplicationControllerStatus status = controller.status();
        WorkloadRules.status(
                errors,
                STATUS,
                status.replicas(),
                status.fullyLabeledReplicas(),
                status.readyReplicas(),
                status.availableReplicas(),
                status.observedGeneration());
        return errors.toList();
    }
}
