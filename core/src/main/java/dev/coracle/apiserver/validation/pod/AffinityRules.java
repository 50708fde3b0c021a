package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.apiserver.validation.LabelRules;
import dev.coracle.apiserver.validation.Names;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.PodAffinityTerm;
import dev.coracle.model.core.PreferredSchedulingTerm;
import dev.coracle.model.core.WeightedPodAffinityTerm;
import dev.coracle.model.meta.LabelSelector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes valid the nodes and neighbours that a pod wants. */
final class AffinityRules {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityRules() {}

    static void check(FieldErrors errors, FieldPath path, Affinity affinity) {
        affinity.nodeAffinity().ifPresent(it -> nodes(errors, path.child("nodeAffinity"), it));
        affinity.podAffinity()
                .ifPresent(it -> pods(
                        errors,
                        path.child("podAffinity"),
                        it.requiredDuringSchedulingIgnoredDuringExecution(),
                        it.preferredDuringSchedulingIgnoredDuringExecution()));
        affinity.podAntiAffinity()
                .ifPresent(it -> pods(
                        errors,
                        path.child("podAntiAffinity"),
                        it.requiredDuringSchedulingIgnoredDuringExecution(),
                        it.preferredDuringSchedulingIgnoredDuringExecution()));
    }

    private static void nodes(FieldErrors errors, FieldPath path, NodeAffinity affinity) {
        affinity.requiredDuringSchedulingIgnoredDuringExecution()
                .ifPresent(it -> NodeSelectorRules.check(errors, path.child(REQUIRED), it));
        List<PreferredSchedulingTerm> terms = affinity.preferredDuringSchedulingIgnoredDuringExecution();
        for (int i = 0; i < terms.size(); i++) {
            FieldPath place = path.child(PREFERRED).index(i);
            weight(errors, place, terms.get(i).weight());
            NodeSelectorRules.term(
                    errors, place.child("preference"), terms.get(i).preference(), true);
        }
    }

    private static void weight(FieldErrors errors, FieldPath path, int weight) {
        if (weight <= 0 || weight > 100) {
            errors.invalid(path.child("weight"), weight, "must be in the range 1-100");
        }
    }

    private static void pods(
            FieldErrors errors,
            FieldPath path,
            List<PodAffinityTerm> required,
            List<WeightedPodAffinityTerm> preferred) {
        for (int i = 0; i < required.size(); i++) {
            term(errors, path.child(REQUIRED).index(i), required.get(i));
        }
        for (int i = 0; i < preferred.size(); i++) {
            FieldPath place = path.child(PREFERRED).index(i);
            weight(errors, place, preferred.get(i).weight());
            term(errors, place.child("podAffinityTerm"), preferred.get(i).podAffinityTerm());
        }
    }

    private static void term(FieldErrors errors, FieldPath path, PodAffinityTerm term) {
        term.labelSelector().ifPresent(it -> LabelRules.selector(errors, path.child("labelSelector"), it));
        term.namespaceSelector().ifPresent(it -> LabelRules.selector(errors, path.child("namespaceSelector"), it));
        for (String namespace : term.namespaces()) {
            errors.invalid(path.child("namespace"), namespace, Names.LABEL.complaints(namespace));
        }
        matchKeys(errors, path, term);
        if (term.topologyKey().isEmpty()) errors.required(path.child("topologyKey"), "can not be empty");
        LabelRules.key(errors, path.child("topologyKey"), term.topologyKey());
    }

    private static void matchKeys(FieldErrors errors, FieldPath path, PodAffinityTerm term) {
        keys(errors, path.child("matchLabelKeys"), term.matchLabelKeys(), term);
        keys(errors, path.child("mismatchLabelKeys"), term.mismatchLabelKeys(), term);
        term.labelSelector().ifPresent(it -> notSelected(errors, path, term.matchLabelKeys(), it));
        for (int i = 0; i < term.matchLabelKeys().size(); i++) {
            String key = term.matchLabelKeys().get(i);
            if (term.mismatchLabelKeys().contains(key)) {
                errors.invalid(
                        path.child("matchLabelKeys").index(i),
                        key,
                        "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }

    private static void keys(FieldErrors errors, FieldPath path, List<String> keys, PodAffinityTerm term) {
        if (keys.isEmpty()) return;
        if (term.labelSelector().isEmpty()) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) LabelRules.key(errors, path.index(i), keys.get(i));
    }

    /** By now the selector has one requirement for each of these keys; a second one is the user's own. */
    private static void notSelected(FieldErrors errors, FieldPath path, List<String> keys, LabelSelector selector) {
        Set<String> seen = new HashSet<>(selector.matchLabels().keySet());
        selector.matchExpressions().forEach(it -> {
            if (!seen.add(it.key()) && keys.contains(it.key())) {
                errors.invalid(
                        path.index(keys.indexOf(it.key())),
                        it.key(),
                        "exists in both matchLabelKeys and labelSelector");
            }
        });
    }
}
