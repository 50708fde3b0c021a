package dev.coracle.controllers.deployment;

import dev.coracle.model.Time;
import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import dev.coracle.model.core.PodTemplateSpec;
import dev.coracle.model.meta.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The replica sets of a deployment.
 *
 * @param current the one of the deployment's template, if there is one
 * @param old all others, oldest first
 */
record Sets(Optional<ReplicaSet> current, List<ReplicaSet> old) {
    /** Label by which the replica sets of a deployment, and their pods, are told apart. */
    static final String HASH = "pod-template-hash";

    /** Oldest first. */
    static final Comparator<ReplicaSet> BY_AGE =
            Comparator.comparing(Sets::created).thenComparing(ReplicaSet::name);

    static Sets of(Deployment deployment, List<ReplicaSet> found) {
        PodTemplateSpec template = withoutHash(deployment.spec().template());
        List<ReplicaSet> old = new ArrayList<>(found);
        old.sort(BY_AGE);
        Optional<ReplicaSet> current = old.stream()
                .filter(set -> withoutHash(set.spec().template()).equals(template))
                .findFirst();
        current.ifPresent(old::remove);
        return new Sets(current, old);
    }

    /** A template without what tells a replica set's from the deployment's. */
    static PodTemplateSpec withoutHash(PodTemplateSpec template) {
        if (!template.metadata().labels().containsKey(HASH)) return template;
        Map<String, String> labels = new LinkedHashMap<>(template.metadata().labels());
        labels.remove(HASH);
        ObjectMeta metadata = template.metadata().withLabels(labels);
        return template.withMetadata(metadata);
    }

    private static Instant created(ReplicaSet set) {
        return set.metadata().creationTimestamp().map(Time::instant).orElse(Instant.MAX);
    }

    /** All of them, oldest first, the current one last. */
    List<ReplicaSet> all() {
        List<ReplicaSet> all = new ArrayList<>(old);
        current.ifPresent(all::add);
        return all;
    }

    /** Those that are to have pods, in the order of {@link #all}. */
    List<ReplicaSet> active() {
        return all().stream().filter(set -> size(set) > 0).toList();
    }

    /** The same with another state of one of them. */
    Sets with(ReplicaSet changed) {
        boolean isCurrent =
                current.filter(it -> it.name().equals(changed.name())).isPresent();
        if (isCurrent) return new Sets(Optional.of(changed), old);
        return new Sets(
                current,
                old.stream()
                        .map(it -> it.name().equals(changed.name()) ? changed : it)
                        .toList());
    }

    /** How many pods a replica set is to have. */
    static int size(ReplicaSet set) {
        return set.spec().replicas().orElse(1);
    }

    /** How many available pods a replica set has and is to keep. */
    static int available(ReplicaSet set) {
        return Math.min(set.status().availableReplicas(), size(set));
    }

    /** A number of each of them, added up. */
    int sum(ToIntFunction<ReplicaSet> number) {
        return all().stream().mapToInt(number).sum();
    }
}
