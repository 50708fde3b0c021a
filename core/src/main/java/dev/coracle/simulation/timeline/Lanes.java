package dev.coracle.simulation.timeline;

import java.util.ArrayList;
import java.util.List;

/** Puts stretches below each other so that none covers another: each in the first lane that is free. */
final class Lanes {
    private final List<Double> taken = new ArrayList<>();

    /** The lane of a stretch, from 0; who begins earlier comes first. */
    int take(double from, double until) {
        int lane = 0;
        while (lane < taken.size() && taken.get(lane) > from) lane++;
        if (lane == taken.size()) taken.add(until);
        else taken.set(lane, until);
        return lane;
    }

    /** How many there are. */
    int size() {
        return taken.size();
    }
}
