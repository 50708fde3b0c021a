package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.Deployment;
import dev.coracle.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The numbers under which the templates of a deployment are remembered, kept in annotations of its replica sets. */
final class Revisions {
    static final String REVISION = "deployment.kubernetes.io/revision";

    /** Revisions that a replica set had before its template was applied again. */
    static final String HISTORY = "deployment.kubernetes.io/revision-history";

    private static final int LONGEST_HISTORY = 2000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Annotations that say something about one object only. */
    private static final List<String> OWN = List.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            HISTORY,
            Rollout.DESIRED,
            Rollout.MAX,
            "deprecated.deployment.rollback.to");

    private Revisions() {}

    /** The revision of a replica set; 0 where it has none. */
    static long of(ReplicaSet set) {
        return number(set.metadata().annotations().getOrDefault(REVISION, ""));
    }

    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /** The revision that comes after all of these. */
    static long next(List<ReplicaSet> old) {
        return old.stream().mapToLong(Revisions::of).max().orElse(0) + 1;
    }

    /** The current replica set with the deployment's annotations and the latest revision. */
    static ReplicaSet latest(Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
        Map<String, String> before = current.metadata().annotations();
        Map<String, String> annotations = new LinkedHashMap<>(before);
        deployment.metadata().annotations().forEach((key, value) -> {
            if (!OWN.contains(key)) annotations.put(key, value);
        });
        String revision = before.getOrDefault(REVISION, "");
        boolean readable = revision.isEmpty() || NUMBER.matcher(revision).matches();
        if (readable && number(revision) < next(old)) {
            annotations.put(REVISION, Long.toString(next(old)));
            if (!revision.isEmpty()) annotations.put(HISTORY, history(before.getOrDefault(HISTORY, ""), revision));
        }
        return current.withMetadata(current.metadata().withAnnotations(annotations));
    }

    /** A history with one more revision; the oldest ones go where it becomes too long. */
    private static String history(String history, String revision) {
        if (history.isEmpty()) return revision;
        List<String> revisions = new ArrayList<>(List.of(history.split(",")));
        revisions.add(revision);
        String joined = String.join(",", revisions);
        while (joined.length() > LONGEST_HISTORY) {
            revisions.remove(0);
            joined = String.join(",", revisions);
        }
        return joined;
    }

    /** The deployment with the revision of its current replica set. */
    static Deployment copied(Deployment deployment, ReplicaSet current) {
        String revision = current.metadata().annotations().getOrDefault(REVISION, "");
        Map<String, String> annotations =
                new LinkedHashMap<>(deployment.metadata().annotations());
        if (revision.equals(annotations.put(REVISION, revision))) return deployment;
        return deployment.withMetadata(deployment.metadata().withAnnotations(annotations));
    }
}
