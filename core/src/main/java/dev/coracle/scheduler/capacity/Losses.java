package dev.coracle.scheduler.capacity;

import dev.coracle.model.core.Node;
import java.util.ArrayList;
import java.util.List;

/** The ways to lose so many nodes, one for all that differ only by nodes of one kind. */
final class Losses {
    private final List<List<Node>> kinds;
    private final List<List<Node>> losses = new ArrayList<>();

    private Losses(List<List<Node>> kinds) {
        this.kinds = kinds;
    }

    /** The ways to lose exactly this many of these nodes. */
    static List<List<Node>> of(List<List<Node>> kinds, int size) {
        Losses losses = new Losses(kinds);
        losses.choose(0, size, new ArrayList<>());
        return losses.losses;
    }

    private void choose(int kind, int left, List<Node> chosen) {
        if (left == 0) {
            losses.add(List.copyOf(chosen));
            return;
        }
        if (kind == kinds.size()) return;
        List<Node> alike = kinds.get(kind);
        int before = chosen.size();
        for (int taken = Math.min(left, alike.size()); taken >= 0; taken--) {
            chosen.addAll(alike.subList(0, taken));
            choose(kind + 1, left - taken, chosen);
            chosen.subList(before, chosen.size()).clear();
        }
    }
}
