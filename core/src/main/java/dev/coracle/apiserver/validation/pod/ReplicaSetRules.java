package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.apps.ReplicaSetSpec;
import dev.coracle.model.apps.ReplicaSetStatus;
import java.util.List;

/** What makes replica sets valid. */
public final class ReplicaSetRules implements Rules<ReplicaSet> {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    @Override
    public List<FieldError> create(ReplicaSet set) {
        FieldErrors errors = new FieldErrors();
        check(errors, set.spec());
        return errors.toList();
    }

    @Override
    public List<FieldError> update(ReplicaSet set, ReplicaSet stored) {
        FieldErrors errors = new FieldErrors();
        check(errors, set.spec());
        Values.unchanged(
                errors, SPEC, "selector", set.spec().selector(), stored.spec().selector());
        return errors.toList();
    }

    private static void check(FieldErrors errors, ReplicaSetSpec spec) {
        Values.notNegative(errors, SPEC, "replicas", spec.replicas().orElse(0));
        Values.notNegative(errors, SPEC, "minReadySeconds", spec.minReadySeconds());
        WorkloadRules.check(errors, SPEC, spec.selector(), spec.template());
    }

    /** What is wrong with a change of the status. */
    public static List<FieldError> updateStatus(ReplicaSet set, ReplicaSet ignored) {
        FieldErrors errors = new FieldErrors();
        ReplicaSetStatus status = set.status();
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
