package dev.coracle.apiserver.validation.pod;

import dev.coracle.apiserver.validation.FieldErrors;
import dev.coracle.model.FieldPath;
import dev.coracle.model.core.Affinity;
import dev.coracle.model.core.Container;
import dev.coracle.model.core.NodeAffinity;
import dev.coracle.model.core.NodeSelector;
import dev.coracle.model.core.NodeSelectorRequirement;
import dev.coracle.model.core.NodeSelectorTerm;
import dev.coracle.model.core.PodSchedulingGate;
import dev.coracle.model.core.PodSpec;
import dev.coracle.model.core.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may change in a pod that exists: images, the deadline, tolerations, gates, and little else. */
final class PodUpdateRules {
    private static final String CHANGEABLE = "`spec.containers[*].image`,`spec.initContainers[*].image`,"
            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private PodUpdateRules() {}

    static void check(FieldErrors errors, FieldPath path, PodSpec spec, PodSpec stored) {
        if (!sameContainers(errors, path.child("containers"), spec.containers(), stored.containers())) return;
        if (!sameContainers(errors, path.child("initContainers"), spec.initContainers(), stored.initContainers())) {
            return;
        }
        if (!deadline(errors, path.child("activeDeadlineSeconds"), spec, stored)) return;
        tolerations(errors, path.child("tolerations"), spec.tolerations(), stored.tolerations());
        gates(errors, path.child("schedulingGates"), spec.schedulingGates(), stored.schedulingGates());
        if (spec.equals(stored)) return;
        PodSpec comparable = comparable(spec, stored);
        if (!stored.schedulingGates().isEmpty()) comparable = gated(errors, path, comparable, stored);
        if (comparable.equals(stored)) return;
        errors.forbidden(
                path,
                "pod updates may not change fields other than " + CHANGEABLE + "\n"
                        + Differences.of(stored, comparable));
    }

    private static boolean sameContainers(
            FieldErrors errors, FieldPath path, List<Container> now, List<Container> before) {
        if (now.size() != before.size()) {
            errors.forbidden(path, "pod updates may not add or remove containers");
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            String image = now.get(i).image().orElse("");
            if (image.isEmpty()) errors.required(path.index(i).child("image"));
            PodRules.trimmedImage(errors, path.index(i), image);
        }
        return true;
    }

    private static boolean deadline(FieldErrors errors, FieldPath path, PodSpec spec, PodSpec stored) {
        Optional<Long> now = spec.activeDeadlineSeconds();
        Optional<Long> before = stored.activeDeadlineSeconds();
        if (now.isEmpty()) {
            if (before.isPresent()) {
                errors.invalid(path, now, "must not update from a positive integer to nil value");
            }
            return true;
        }
        if (now.get() < 0 || now.get() > Integer.MAX_VALUE) {
            errors.invalid(path, now.get(), "must be between 0 and " + Integer.MAX_VALUE + ", inclusive");
            return false;
        }
        if (before.isPresent() && before.get() < now.get()) {
            errors.invalid(path, now.get(), "must be less than or equal to previous value");
            return false;
        }
        return true;
    }

    private static void tolerations(FieldErrors errors, FieldPath path, List<Toleration> now, List<Toleration> before) {
        for (Toleration old : before) {
            boolean kept = now.stream()
                    .anyMatch(it ->
                            it.withTolerationSeconds(old.tolerationSeconds()).equals(old));
            if (!kept) {
                errors.forbidden(path, "existing toleration can not be modified except its tolerationSeconds");
                return;
            }
        }
    }

    private static void gates(
            FieldErrors errors, FieldPath path, List<PodSchedulingGate> now, List<PodSchedulingGate> before) {
        for (int i = 0; i < now.size(); i++) {
            if (before.contains(now.get(i))) continue;
            errors.forbidden(
                    path.index(i).child("name"),
                    "only deletion is allowed, but found new scheduling gate '"
                            + now.get(i).name() + "'");
        }
    }

    /** The new spec with everything that may change as it was. */
    private static PodSpec comparable(PodSpec spec, PodSpec stored) {
        PodSpec comparable = spec.withContainers(imagesOf(spec.containers(), stored.containers()))
                .withInitContainers(imagesOf(spec.initContainers(), stored.initContainers()))
                .withActiveDeadlineSeconds(stored.activeDeadlineSeconds())
                .withSchedulingGates(stored.schedulingGates())
                .withTolerations(stored.tolerations());
        boolean repairs = stored.terminationGracePeriodSeconds().orElse(0L) < 0
                && spec.terminationGracePeriodSeconds().orElse(0L) == 1;
        return repairs
                ? comparable.withTerminationGracePeriodSeconds(stored.terminationGracePeriodSeconds())
                : comparable;
    }

    private static List<Container> imagesOf(List<Container> containers, List<Container> stored) {
        List<Container> result = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            result.add(containers.get(i).withImage(stored.get(i).image()));
        }
        return result;
    }

    /** While gates hold a pod back, its choice of nodes may become narrower. */
    private static PodSpec gated(FieldErrors errors, FieldPath path, PodSpec spec, PodSpec stored) {
        boolean narrower =
                spec.nodeSelector().entrySet().containsAll(stored.nodeSelector().entrySet());
        if (!narrower) {
            errors.invalid(
                    path.child("nodeSelector"),
                    spec.nodeSelector(),
                    "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        }
        Optional<NodeAffinity> now = spec.affinity().flatMap(Affinity::nodeAffinity);
        Optional<NodeAffinity> before = stored.affinity().flatMap(Affinity::nodeAffinity);
        PodSpec comparable = spec.withNodeSelector(stored.nodeSelector());
        if (now.equals(before)) return comparable;
        terms(errors, path.child("affinity").child("nodeAffinity"), termsOf(now), termsOf(before));
        Affinity rest = spec.affinity().orElse(Affinity.builder().build()).withNodeAffinity(before);
        boolean nothing =
                stored.affinity().isEmpty() && rest.equals(Affinity.builder().build());
        return comparable.withAffinity(nothing ? Optional.empty() : Optional.of(rest));
    }

    private static List<NodeSelectorTerm> termsOf(Optional<NodeAffinity> affinity) {
        return affinity.flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution)
                .map(NodeSelector::nodeSelectorTerms)
                .orElse(List.of());
    }

    private static void terms(
            FieldErrors errors, FieldPath path, List<NodeSelectorTerm> now, List<NodeSelectorTerm> before) {
        FieldPath place =
                path.child("requiredDuringSchedulingIgnoredDuringExecution").child("nodeSelectorTerms");
        if (!before.isEmpty() && now.size() != before.size()) {
            errors.invalid(place, now, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (isNarrower(now.get(i), before.get(i))) continue;
            errors.invalid(place.index(i), now.get(i), "only additions are allowed (no mutations or deletions)");
        }
    }

    private static boolean isNarrower(NodeSelectorTerm now, NodeSelectorTerm before) {
        NodeSelectorTerm empty = NodeSelectorTerm.EMPTY;
        if (before.equals(empty)) return now.equals(empty);
        return beginsWith(now.matchExpressions(), before.matchExpressions())
                && beginsWith(now.matchFields(), before.matchFields());
    }

    private static boolean beginsWith(List<NodeSelectorRequirement> now, List<NodeSelectorRequirement> before) {
        return now.size() >= before.size() && now.subList(0, before.size()).equals(before);
    }
}
