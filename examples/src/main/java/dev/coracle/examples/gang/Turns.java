package dev.coracle.examples.gang;

import dev.coracle.model.meta.ObjectKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Groups collect nodes one after the other: two that do so at once may each hold what the other lacks.
 * First come those of which some pods are bound already.
 */
final class Turns {
    private final Set<ObjectKey> line = new LinkedHashSet<>();
    private final Set<ObjectKey> claims = new LinkedHashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private @Nullable ObjectKey holder;

    /** Whether a group is collecting nodes. */
    boolean isTaken() {
        return holder != null;
    }

    boolean isOf(ObjectKey group) {
        return group.equals(holder);
    }

    /** A pod of the group has a node, and waits for the others. */
    void take(ObjectKey group, String uid) {
        holder = group;
        line.remove(group);
        waiting.add(uid);
    }

    /** Whether a pod has a node, and waits for the others of its group. */
    boolean isWaiting(String uid) {
        return waiting.contains(uid);
    }

    /** The group has all its nodes, or has given them back. */
    void end() {
        holder = null;
        waiting.clear();
    }

    /** The group waits for its turn. */
    void lineUp(ObjectKey group) {
        line.add(group);
    }

    void leaveLine(ObjectKey group) {
        line.remove(group);
    }

    /** Who waits for a turn; who came first is first. */
    List<ObjectKey> line() {
        return List.copyOf(line);
    }

    /** Some of the group's pods are bound, and the others lost their nodes: it has the next turn. */
    void claim(ObjectKey group) {
        claims.add(group);
    }

    void dropClaim(ObjectKey group) {
        claims.remove(group);
    }

    /** Who has the next turn; who came first is first. */
    List<ObjectKey> claims() {
        return List.copyOf(claims);
    }
}
