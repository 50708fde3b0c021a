package dev.coracle.controllers.nodelifecycle;

import dev.coracle.controllers.nodelifecycle.ZonePlanner.Count;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many nodes of each zone are ready, kept up to date node by node. One thread at a time. */
final class ZoneCensus {
    private final Map<String, Place> places = new HashMap<>();
    private final SortedMap<String, Count> counts = new TreeMap<>();

    private record Place(String zone, boolean ready) {}

    /** Counts a node as it is now, instead of as it was when it was counted last. */
    void count(Node node) {
        forget(node.name());
        if (!WatchedNode.counts(node)) return;
        Place place = new Place(WatchedNode.zone(node), NodeConditions.isReady(node));
        places.put(node.name(), place);
        add(place, 1);
    }

    void forget(String node) {
        Place place = places.remove(node);
        if (place != null) add(place, -1);
    }

    private void add(Place place, int number) {
        Count old = counts.getOrDefault(place.zone(), new Count(0, 0));
        Count now = place.ready()
                ? new Count(old.ready() + number, old.notReady())
                : new Count(old.ready(), old.notReady() + number);
        if (now.nodes() == 0) counts.remove(place.zone());
        else counts.put(place.zone(), now);
    }

    /** The zones that have nodes. */
    SortedMap<String, Count> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }
}
