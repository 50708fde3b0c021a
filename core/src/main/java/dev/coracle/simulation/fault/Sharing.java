package dev.coracle.simulation.fault;

import dev.coracle.platform.Entropy;
import java.util.ArrayList;
import java.util.List;

/** What a share of things comes to. */
final class Sharing {
    private Sharing() {}

    /** How many that share is, of so many: at least one, where there is one. */
    static int count(int all, long percent) {
        return (int) Math.min(all, (all * percent + 99) / 100);
    }

    /** The same things in random order. */
    static <T> List<T> shuffled(List<T> things, Entropy chance) {
        List<T> left = new ArrayList<>(things);
        List<T> shuffled = new ArrayList<>(left.size());
        while (!left.isEmpty()) shuffled.add(left.remove((int) chance.below(left.size())));
        return shuffled;
    }
}
