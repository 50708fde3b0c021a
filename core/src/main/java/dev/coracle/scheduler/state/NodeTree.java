package dev.coracle.scheduler.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes by zone. They are listed with the zones taking turns, so that whoever takes the first of the list spreads over
 * the zones.
 */
final class NodeTree {
    private final Map<String, Set<NodeRow>> zones = new LinkedHashMap<>();
    private final Map<NodeRow, String> zoneOf = new LinkedHashMap<>();

    /** A node comes, or moves to another zone's end. */
    void put(NodeRow row) {
        String zone = zone(row.labels());
        if (zone.equals(zoneOf.get(row))) return;
        remove(row);
        zoneOf.put(row, zone);
        zones.computeIfAbsent(zone, ignored -> new LinkedHashSet<>()).add(row);
    }

    void remove(NodeRow row) {
        String zone = zoneOf.remove(row);
        if (zone == null) return;
        zones.computeIfPresent(zone, (ignored, nodes) -> {
            nodes.remove(row);
            return nodes.isEmpty() ? null : nodes;
        });
    }

    int size() {
        return zoneOf.size();
    }

    /** The first node of each zone, then the second of each, and so on; zones by age, nodes by age. */
    List<NodeRow> list() {
        List<Iterator<NodeRow>> turns = new ArrayList<>();
        zones.values().forEach(nodes -> turns.add(nodes.iterator()));
        List<NodeRow> list = new ArrayList<>(size());
        while (!turns.isEmpty()) {
            for (Iterator<NodeRow> zone : turns) list.add(zone.next());
            turns.removeIf(zone -> !zone.hasNext());
        }
        return list;
    }

    private static String zone(Map<String, String> labels) {
        String region = first(labels, "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region");
        String zone = first(labels, "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");
        return region.isEmpty() && zone.isEmpty() ? "" : region + ":\0:" + zone;
    }

    private static String first(Map<String, String> labels, String name, String orElse) {
        String value = labels.get(name);
        return value != null ? value : labels.getOrDefault(orElse, "");
    }
}
