package dev.coracle.controllers.namespace;

import dev.coracle.model.Time;
import dev.coracle.model.core.NamespaceCondition;
import dev.coracle.model.core.NamespaceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What becomes of a namespace after its content was told to go. */
final class NamespacePlanner {
    /** How long objects may take that a finalizer holds. */
    private static final Duration FINALIZERS = Duration.ofSeconds(15);

    private NamespacePlanner() {}

    /**
     * A namespace that is being deleted.
     *
     * @param remains what is left of its content, kind by kind
     * @param complete whether all kinds were told to go
     */
    record View(NamespaceStatus status, List<Remains> remains, boolean complete, Time now) {}

    /**
     * What to do.
     *
     * @param status the status that the namespace should have
     * @param finished whether nothing is left
     * @param comeBack when to look again; empty where it failed, or is finished
     */
    record Plan(String reason, NamespaceStatus status, boolean finished, Optional<Duration> comeBack) {}

    static Plan plan(View view) {
        List<String> errors = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Map<String, Integer> finalizers = new TreeMap<>();
        Duration wait = Duration.ZERO;
        for (Remains remains : view.remains()) {
            remains.error().ifPresent(errors::add);
            if (remains.count() == 0) continue;
            left.add(remains.resource() + " has " + remains.count() + " resource instances");
            remains.finalizers().forEach((name, count) -> finalizers.merge(name, count, Integer::sum));
            Duration grace = remains.finalizers().isEmpty() || !remains.grace().isZero() ? remains.grace() : FINALIZERS;
            if (grace.compareTo(wait) > 0) wait = grace;
        }
        List<String> held = new ArrayList<>();
        finalizers.forEach((name, count) -> held.add(name + " in " + count + " resource instances"));
        NamespaceStatus status = view.status().withConditions(conditions(view, errors, left, held));
        if (!errors.isEmpty()) return new Plan("could not delete all", status, false, Optional.empty());
        if (left.isEmpty() && view.complete()) return new Plan("empty", status, true, Optional.empty());
        return new Plan("content is going", status, false, Optional.of(Duration.ofSeconds(wait.toSeconds() / 2 + 1)));
    }

    private static List<NamespaceCondition> conditions(
            View view, List<String> errors, List<String> left, List<String> held) {
        List<NamespaceCondition> wanted = List.of(
                condition(
                        "NamespaceDeletionDiscoveryFailure",
                        "ResourcesDiscovered",
                        "All resources successfully discovered"),
                condition(
                        "NamespaceDeletionGroupVersionParsingFailure",
                        "ParsedGroupVersions",
                        "All legacy kube types successfully parsed"),
                errors.isEmpty()
                        ? condition(
                                "NamespaceDeletionContentFailure",
                                "ContentDeleted",
                                "All content successfully deleted, may be waiting on finalization")
                        : problem(
                                "NamespaceDeletionContentFailure",
                                "ContentDeletionFailed",
                                "Failed to delete all resource types, " + errors.size() + " remaining: ",
                                errors),
                left.isEmpty()
                        ? condition("NamespaceContentRemaining", "ContentRemoved", "All content successfully removed")
                        : problem(
                                "NamespaceContentRemaining",
                                "SomeResourcesRemain",
                                "Some resources are remaining: ",
                                left),
                held.isEmpty()
                        ? condition(
                                "NamespaceFinalizersRemaining", "ContentRemoved", "All content successfully removed")
                        : problem(
                                "NamespaceFinalizersRemaining",
                                "SomeFinalizerRemain",
                                "Some finalizers are remaining: ",
                                held));
        List<NamespaceCondition> conditions = new ArrayList<>(view.status().conditions());
        wanted.forEach(it -> set(conditions, it, view.now()));
        return conditions;
    }

    private static void set(List<NamespaceCondition> conditions, NamespaceCondition wanted, Time now) {
        for (int i = 0; i < conditions.size(); i++) {
            NamespaceCondition old = conditions.get(i);
            if (!old.type().equals(wanted.type())) continue;
            boolean same = old.status().equals(wanted.status());
            conditions.set(i, wanted.withLastTransitionTime(same ? old.lastTransitionTime() : Optional.of(now)));
            return;
        }
        conditions.add(wanted.withLastTransitionTime(now));
    }

    private static NamespaceCondition condition(String type, String reason, String message) {
        return NamespaceCondition.builder()
                .type(type)
                .status("False")
                .reason(reason)
                .message(message)
                .build();
    }

    private static NamespaceCondition problem(String type, String reason, String begin, List<String> parts) {
        List<String> sorted = parts.stream().sorted().toList();
        return condition(type, reason, begin + String.join(", ", sorted)).withStatus("True");
    }
}
