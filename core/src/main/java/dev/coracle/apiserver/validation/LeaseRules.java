package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.coordination.Lease;
import dev.coracle.model.coordination.LeaseSpec;
import java.util.List;

/** What makes leases valid. */
public final class LeaseRules implements Rules<Lease> {
    private static final FieldPath SPEC = FieldPath.of("spec");

    @Override
    public List<FieldError> create(Lease lease) {
        FieldErrors errors = new FieldErrors();
        LeaseSpec spec = lease.spec();
        int seconds = spec.leaseDurationSeconds().orElse(1);
        if (seconds <= 0) errors.invalid(SPEC.child("leaseDurationSeconds"), seconds, "must be greater than 0");
        int transitions = spec.leaseTransitions().orElse(0);
        if (transitions < 0) {
            errors.invalid(SPEC.child("leaseTransitions"), transitions, "must be greater than or equal to 0");
        }
        spec.strategy().ifPresent(strategy -> strategy(errors, strategy));
        if (spec.preferredHolder().isPresent() && spec.strategy().isEmpty()) {
            errors.forbidden(SPEC.child("preferredHolder"), "may only be specified if `strategy` is defined");
        }
        return errors.toList();
    }

    private static void strategy(FieldErrors errors, String strategy) {
        // Kubernetes names the field twice in this path.
        FieldPath path = SPEC.child("strategy").child("strategy");
        if (strategy.indexOf('/') >= 0) {
            errors.invalid(path, strategy, Names.QUALIFIED.complaints(strategy));
        } else if (!strategy.equals("OldestEmulationVersion")) {
            errors.notSupported(path, strategy, List.of("OldestEmulationVersion"));
        }
    }
}
