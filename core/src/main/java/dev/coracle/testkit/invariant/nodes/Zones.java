package dev.coracle.testkit.invariant.nodes;

import dev.coracle.controllers.nodelifecycle.NodeLifecycleOptions;
import dev.coracle.model.condition.NodeConditions;
import dev.coracle.model.core.Node;
import dev.coracle.testkit.invariant.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How fast the nodes of each zone may lose their pods, as the nodes' objects say, and since when: slower where more than a
 * share of a large zone is not ready, not at all in such a small one, nor where no node of the cluster is ready.
 */
final class Zones {
    private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";
    private static final String TOPOLOGY = "topology.kubernetes.io/";

    private final NodeLifecycleOptions options;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private int ready;
    private Instant lastAlarm = Instant.MIN;

    private record Place(String zone, boolean ready) {}

    private static final class Zone {
        int ready;
        int notReady;
        double rate = -1;
        Instant since = Instant.MIN;
    }

    Zones(NodeLifecycleOptions options) {
        this.options = options;
    }

    /** The zone that a node is in. */
    static String zone(Node node) {
        String region = node.labels().getOrDefault(TOPOLOGY + "region", "");
        return region + ":" + node.labels().getOrDefault(TOPOLOGY + "zone", "");
    }

    /** Takes a change in; returns whether a rate, or the number of nodes of a zone, is another now. */
    boolean take(Change change) {
        if (change.before(Node.class).isEmpty() && change.after(Node.class).isEmpty()) return false;
        String name = change.after().or(change::before).orElseThrow().name();
        Place before = places.get(name);
        Place after = change.after(Node.class).map(Zones::place).orElse(null);
        if (Objects.equals(before, after)) return false;
        if (ready == 0) lastAlarm = change.time();
        count(before, -1);
        count(after, 1);
        if (after == null) places.remove(name);
        else places.put(name, after);
        if (ready == 0) lastAlarm = change.time();
        zones.values().forEach(zone -> update(zone, change.time()));
        return true;
    }

    /** Null for a node that does not count. */
    private static @Nullable Place place(Node node) {
        return node.labels().containsKey(EXCLUDED) ? null : new Place(zone(node), NodeConditions.isReady(node));
    }

    private void count(@Nullable Place place, int number) {
        if (place == null) return;
        Zone zone = zones.computeIfAbsent(place.zone(), it -> new Zone());
        if (place.ready()) zone.ready += number;
        else zone.notReady += number;
        if (place.ready()) ready += number;
    }

    private void update(Zone zone, Instant now) {
        double rate = rate(zone);
        if (rate == zone.rate) return;
        zone.rate = rate;
        zone.since = now;
    }

    private double rate(Zone zone) {
        int nodes = zone.ready + zone.notReady;
        if (ready == 0) return 0;
        boolean many = zone.notReady > 2 && (double) zone.notReady / nodes >= options.unhealthyZoneThreshold();
        if (!many || zone.ready == 0) return options.evictionRate();
        return nodes > options.largeClusterSizeThreshold() ? options.secondaryEvictionRate() : 0;
    }

    /** How many nodes of a zone may lose their pods, per second. */
    double rate(String zone) {
        Zone known = zones.get(zone);
        return known == null ? options.evictionRate() : known.rate;
    }

    /** Since when that is the rate. */
    Instant since(String zone) {
        Zone known = zones.get(zone);
        return known == null ? Instant.MIN : known.since;
    }

    /** How many nodes of a zone count. */
    int nodes(String zone) {
        Zone known = zones.get(zone);
        return known == null ? 0 : known.ready + known.notReady;
    }

    /** When no node was ready for the last time: what comes after that, is counted anew. */
    Instant lastAlarm() {
        return lastAlarm;
    }
}
