package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Values;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.LabelSelector;
import dev.coracle.model.selector.Selector;
import java.util.Optional;

/** What the controllers of equal pods have in common: a selector, a template, and counts in their status. */
final class WorkloadRules {
    private WorkloadRules() {}

    static void check(FieldErrors errors, FieldPath path, Optional<LabelSelector> selector, PodTemplateSpec template) {
        FieldPath place = path.child("selector");
        int before = errors.count();
        if (selector.isPresent()) {
            LabelRules.selector(errors, place, selector.get());
            if (errors.count() > before) {
                errors.invalid(place, selector.get(), "invalid label selector");
                return;
            }
            if (selector.get().equals(LabelSelector.builder().build())) {
                errors.invalid(place, selector.get(), "empty selector is invalid for deployment");
            }
        } else {
            errors.required(place);
        }
        TemplateRules.check(errors, path.child("template"), template, selector.map(Selector::of), "ReplicaSet");
    }

    static void counts(FieldErrors errors, FieldPath path, int replicas, int ready, int available) {
        atMost(errors, path, "readyReplicas", ready, replicas);
        atMost(errors, path, "availableReplicas", available, replicas);
        if (available > ready) {
            errors.invalid(path.child("availableReplicas"), available, "cannot be greater than readyReplicas");
        }
    }

    static void atMost(FieldErrors errors, FieldPath path, String field, int count, int replicas) {
        if (count > replicas) errors.invalid(path.child(field), count, "cannot be greater than status.replicas");
    }

    /** The counts in the status of a replica set or replication controller. */
    static void status(
            FieldErrors errors,
            FieldPath path,
            int replicas,
            int fullyLabeled,
            int ready,
            int available,
            long observedGeneration) {
        Values.notNegative(errors, path, "replicas", replicas);
        Values.notNegative(errors, path, "fullyLabeledReplicas", fullyLabeled);
        Values.notNegative(errors, path, "readyReplicas", ready);
        Values.notNegative(errors, path, "availableReplicas", available);
        Values.notNegative(errors, path, "observedGeneration", observedGeneration);
        atMost(errors, path, "fullyLabeledReplicas", fullyLabeled, replicas);
        counts(errors, path, replicas, ready, available);
    }
}
