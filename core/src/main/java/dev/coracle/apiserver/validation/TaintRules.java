package dev.coracle.apiserver.validation;

import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Taint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes the taints of a node valid. */
public final class TaintRules {
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private TaintRules() {}

    static void check(FieldErrors errors, FieldPath path, List<Taint> taints) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            Taint taint = taints.get(i);
            FieldPath place = path.index(i);
            LabelRules.key(errors, place.child("key"), taint.key());
            String value = taint.value().orElse("");
            List<String> complaints = Names.LABEL_VALUE.complaints(value);
            if (!complaints.isEmpty()) errors.invalid(place.child("value"), value, String.join(";", complaints));
            if (taint.effect().isEmpty()) {
                errors.required(place.child("effect"));
            } else {
                effect(errors, place.child("effect"), taint.effect());
            }
            if (!seen.add(taint.effect() + "/" + taint.key())) {
                FieldError error = FieldError.duplicate(place, taint);
                errors.add(new FieldError(
                        error.kind(), place, error.message() + ": taints must be unique by key and effect pair"));
            }
        }
    }

    /** Refuses what is no effect. */
    public static void effect(FieldErrors errors, FieldPath path, String effect) {
        if (!EFFECTS.contains(effect)) errors.notSupported(path, effect, EFFECTS);
    }
}
