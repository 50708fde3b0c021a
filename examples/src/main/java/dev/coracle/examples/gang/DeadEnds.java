package dev.coracle.examples.gang;

import dev.coracle.model.core.Pod;
import dev.coracle.model.meta.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups that found no room, and what the cluster looked like to them: while it looks the same there is no use in trying
 * again, though what they gave back wakes whoever waits for room, and so themselves.
 */
final class DeadEnds {
    /** As long as the pod rests at most that fails again and again. What a look does not show may have changed by then. */
    private static final long LASTING = Duration.ofSeconds(10).toNanos();

    private final Map<ObjectKey, DeadEnd> known = new HashMap<>();

    /**
     * A way that leads nowhere.
     *
     * @param look of the cluster to the group
     * @param since when, in nanoseconds
     * @param why what people are told
     * @param refused uids of the pods that fit nowhere
     * @param closed whether that is reason enough to give up
     */
    private record DeadEnd(long look, long since, String why, Set<String> refused, boolean closed) {}

    /** A pod of the group fits nowhere; returns whether the same is true of all others that have no node. */
    boolean add(Gang gang, Pod pod, long look, long now, String why) {
        DeadEnd end =
                current(gang, look, now).orElseGet(() -> new DeadEnd(look, now, why, new LinkedHashSet<>(), false));
        known.put(gang.name(), end);
        end.refused().add(pod.uid());
        return gang.unplaced().stream().map(Pod::uid).allMatch(end.refused()::contains);
    }

    /** The group gives up. */
    void close(Gang gang, long look, long now, String why) {
        known.put(gang.name(), new DeadEnd(look, now, why, new LinkedHashSet<>(), true));
    }

    /** Why the group need not try. */
    Optional<String> why(Gang gang, long look, long now) {
        return current(gang, look, now).filter(DeadEnd::closed).map(DeadEnd::why);
    }

    private Optional<DeadEnd> current(Gang gang, long look, long now) {
        return Optional.ofNullable(known.get(gang.name()))
                .filter(it -> it.look() == look && now - it.since() < LASTING);
    }

    /** One more pod of the group has a node, and the others may fare better; or the group is no more. */
    void forget(ObjectKey group) {
        known.remove(group);
    }
}
