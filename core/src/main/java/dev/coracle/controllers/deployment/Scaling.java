package dev.coracle.controllers.deployment;

import dev.coracle.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sizes replica sets for another number of replicas, without rolling on. */
final class Scaling {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Comparator<ReplicaSet> LARGEST =
            Comparator.comparing(Sets::size).reversed();

    private Scaling() {}

    /** Whether the deployment was scaled since its replica sets were sized. */
    static boolean isDue(Rollout rollout) {
        int wanted = rollout.limits().replicas();
        return rollout.sets().active().stream()
                .flatMap(set -> annotation(set, Rollout.DESIRED).stream())
                .anyMatch(desired -> desired != wanted);
    }

    private static Optional<Integer> annotation(ReplicaSet set, String key) {
        String text = set.metadata().annotations().getOrDefault(key, "");
        return NUMBER.matcher(text).matches() ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** The rollout with the number of replicas that is wanted now. */
    static Rollout scale(Rollout rollout) {
        List<ReplicaSet> active = rollout.sets().active();
        int wanted = rollout.limits().replicas();
        if (active.size() <= 1) {
            Optional<ReplicaSet> only = active.stream().findFirst().or(() -> newest(rollout.sets()));
            return only.map(set -> rollout.sized(set, wanted)).orElse(rollout);
        }
        if (isSaturated(rollout)) return Recreate.withoutOld(rollout);
        return proportionally(rollout, active);
    }

    private static Optional<ReplicaSet> newest(Sets sets) {
        return sets.current().or(() -> sets.old().stream().max(Sets.BY_AGE));
    }

    /** Whether the current replica set has all the pods that are wanted, available. */
    private static boolean isSaturated(Rollout rollout) {
        int wanted = rollout.limits().replicas();
        return rollout.sets()
                .current()
                .filter(set -> Sets.size(set) == wanted
                        && annotation(set, Rollout.DESIRED).equals(Optional.of(wanted))
                        && set.status().availableReplicas() == wanted)
                .isPresent();
    }

    /** Shares what is to be added or taken away among the replica sets by their sizes; the rest goes to the largest. */
    private static Rollout proportionally(Rollout rollout, List<ReplicaSet> active) {
        Limits limits = rollout.limits();
        int allowed =
                Limits.isRolling(rollout.deployment()) ? (limits.replicas() > 0 ? limits.most() : 0) : total(active);
        int change = allowed - total(active);
        List<ReplicaSet> sets = new ArrayList<>(active);
        sets.sort(LARGEST.thenComparing(change > 0 ? Sets.BY_AGE.reversed() : Sets.BY_AGE));
        int left = change;
        int[] sizes = new int[sets.size()];
        for (int i = 0; i < sizes.length; i++) {
            int part = share(rollout, sets.get(i), left);
            sizes[i] = Sets.size(sets.get(i)) + part;
            left -= part;
        }
        sizes[0] = Math.max(0, sizes[0] + left);
        Rollout result = rollout;
        for (int i = 0; i < sizes.length; i++) result = result.sized(sets.get(i), sizes[i]);
        return result;
    }

    private static int total(List<ReplicaSet> sets) {
        return sets.stream().mapToInt(Sets::size).sum();
    }

    /** What a replica set gets of that which is left to add, or to take away where that is negative. */
    private static int share(Rollout rollout, ReplicaSet set, int left) {
        if (left == 0) return 0;
        int part = fraction(rollout, set);
        return left > 0 ? Math.min(part, left) : Math.max(part, left);
    }

    private static int fraction(Rollout rollout, ReplicaSet set) {
        int size = Sets.size(set);
        Limits limits = rollout.limits();
        if (limits.replicas() == 0) return -size;
        int before = annotation(set, Rollout.MAX)
                .filter(max -> max > 0)
                .orElse(rollout.deployment().status().replicas());
        if (before == 0) return 0;
        return (int) Math.round((double) size * limits.most() / before) - size;
    }
}
