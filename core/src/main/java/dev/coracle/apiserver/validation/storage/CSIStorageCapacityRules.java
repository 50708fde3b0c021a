package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.Quantity;
import dev.coracle.model.storage.CSIStorageCapacity;
import java.util.List;
import java.util.Optional;

/** What makes valid what a driver says of the storage that is left. */
public final class CSIStorageCapacityRules implements Rules<CSIStorageCapacity> {
    @Override
    public List<FieldError> create(CSIStorageCapacity it) {
        FieldErrors errors = new FieldErrors();
        errors.invalid(
                FieldPath.of("storageClassName"),
                it.storageClassName(),
                Names.SUBDOMAIN.complaints(it.storageClassName()));
        amount(errors, "capacity", it.capacity());
        amount(errors, "maximumVolumeSize", it.maximumVolumeSize());
        it.nodeTopology().ifPresent(topology -> LabelRules.selector(errors, FieldPath.of("nodeTopology"), topology));
        return errors.toList();
    }

    private static void amount(FieldErrors errors, String field, Optional<Quantity> amount) {
        if (amount.isPresent() && amount.get().signum() < 0) {
            errors.invalid(FieldPath.of(field), amount.get().toString(), "must be greater than or equal to 0");
        }
    }

    @Override
    public List<FieldError> update(CSIStorageCapacity it, CSIStorageCapacity stored) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(create(it));
        Values.unchanged(errors, FieldPath.ROOT, "nodeTopology", it.nodeTopology(), stored.nodeTopology());
        Values.unchanged(errors, FieldPath.ROOT, "storageClassName", it.storageClassName(), stored.storageClassName());
        return errors.toList();
    }
}
