package dev.coracle.apiserver.validation.storage;

import dev.coracle.apiserver.validation.FieldError;
import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.apiserver.validation.Rules;
import dev.coracle.apiserver.validation.Shapes;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.TopologySelectorLabelRequirement;
import dev.coracle.model.core.TopologySelectorTerm;
import dev.coracle.model.storage.StorageClass;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What makes storage classes valid. */
public final class StorageClassRules implements Rules<StorageClass> {
    private static final int MOST_PARAMETERS = 512;
    private static final int LONGEST_PARAMETERS = 256 * 1024;
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Retain");
    private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");
    private static final FieldPath TOPOLOGIES = FieldPath.of("allowedTopologies");

    @Override
    public List<FieldError> create(StorageClass it) {
        FieldErrors errors = new FieldErrors();
        FieldPath provisioner = FieldPath.of("provisioner");
        if (it.provisioner().isEmpty()) {
            errors.required(provisioner);
        } else {
            errors.invalid(
                    provisioner,
                    it.provisioner(),
                    Names.QUALIFIED.complaints(it.provisioner().toLowerCase(Locale.ROOT)));
        }
        parameters(errors, FieldPath.of("parameters"), it.parameters());
        it.reclaimPolicy()
                .filter(policy -> !RECLAIM_POLICIES.contains(policy))
                .ifPresent(policy -> errors.notSupported(FieldPath.of("reclaimPolicy"), policy, RECLAIM_POLICIES));
        it.volumeBindingMode()
                .filter(mode -> !BINDING_MODES.contains(mode))
                .ifPresent(mode -> errors.notSupported(FieldPath.of("volumeBindingMode"), mode, BINDING_MODES));
        topologies(errors, it.allowedTopologies());
        return errors.toList();
    }

    private static void parameters(FieldErrors errors, FieldPath path, Map<String, String> parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            errors.tooMany(path, parameters.size(), MOST_PARAMETERS);
            return;
        }
        long size = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getKey().isEmpty()) errors.invalid(path, parameter.getKey(), "field can not be empty.");
            size += Shapes.bytes(parameter.getKey()) + Shapes.bytes(parameter.getValue());
        }
        if (size > LONGEST_PARAMETERS) errors.tooLong(path, LONGEST_PARAMETERS);
    }

    private static void topologies(FieldErrors errors, List<TopologySelectorTerm> terms) {
        Set<TopologySelectorTerm> seen = new HashSet<>();
        for (int i = 0; i < terms.size(); i++) {
            FieldPath path = TOPOLOGIES.index(i).child("matchLabelExpressions");
            term(errors, path, terms.get(i).matchLabelExpressions());
            if (!seen.add(terms.get(i))) errors.duplicate(path, "");
        }
    }

    private static void term(FieldErrors errors, FieldPath path, List<TopologySelectorLabelRequirement> conditions) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            TopologySelectorLabelRequirement condition = conditions.get(i);
            FieldPath values = path.index(i).child("values");
            if (condition.values().isEmpty()) errors.required(values);
            Set<String> seen = new HashSet<>();
            for (int j = 0; j < condition.values().size(); j++) {
                String value = condition.values().get(j);
                if (!seen.add(value)) errors.duplicate(values.index(j), value);
            }
            LabelRules.key(errors, path.index(i).child("key"), condition.key());
            if (!keys.add(condition.key())) errors.duplicate(path.index(i).child("key"), condition.key());
        }
    }

    @Override
    public List<FieldError> update(StorageClass it, StorageClass stored) {
        FieldErrors errors = new FieldErrors();
        kept(errors, "parameters", it.parameters(), stored.parameters());
        kept(errors, "provisioner", it.provisioner(), stored.provisioner());
        kept(errors, "reclaimPolicy", it.reclaimPolicy(), stored.reclaimPolicy());
        Values.unchanged(
                errors, FieldPath.ROOT, "volumeBindingMode", it.volumeBindingMode(), stored.volumeBindingMode());
        topologies(errors, it.allowedTopologies());
        return errors.toList();
    }

    private static void kept(FieldErrors errors, String field, Object now, Object before) {
        if (!now.equals(before)) errors.forbidden(FieldPath.of(field), "updates to " + field + " are forbidden.");
    }
}
