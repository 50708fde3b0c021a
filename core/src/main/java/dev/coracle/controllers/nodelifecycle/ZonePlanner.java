package dev.coracle.controllers.nodelifecycle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast the pods of failed nodes are driven away, zone by zone: slower where many nodes fail at once, since then the
 * network between them and the control plane is a likelier cause, and not at all where all nodes of all zones fail.
 */
final class ZonePlanner {
    private ZonePlanner() {}

    /** How many nodes of a zone are ready, and how many are not. */
    record Count(int ready, int notReady) {
        int nodes() {
            return ready + notReady;
        }
    }

    /**
     * All zones.
     *
     * @param counts the zones that have nodes
     * @param states what the zones were found to be last
     */
    record View(SortedMap<String, Count> counts, Map<String, ZoneState> states, NodeLifecycleOptions options) {}

    /** What a change of all zones together asks for. */
    enum Alarm {
        /** Nothing. */
        NONE,
        /** From now on all nodes of all zones fail: nodes are untainted, and nothing is driven away. */
        RAISED,
        /** That is over: silence is counted anew. */
        OVER
    }

    /**
     * What to do.
     *
     * @param states what the zones are now
     * @param rates nodes per second, of the zones where that changes
     */
    record Plan(String reason, SortedMap<String, ZoneState> states, SortedMap<String, Double> rates, Alarm alarm) {}

    static Plan plan(View view) {
        SortedMap<String, ZoneState> states = new TreeMap<>();
        view.counts().forEach((zone, count) -> states.put(zone, state(count, view.options())));
        boolean allFail = isAlarm(states);
        boolean allFailed = isAlarm(view.states());
        SortedMap<String, Double> rates = new TreeMap<>();
        if (allFail) {
            for (String zone : states.keySet()) {
                if (!allFailed || !view.states().containsKey(zone)) rates.put(zone, 0.0);
            }
            if (allFailed) return new Plan("as before", states, rates, Alarm.NONE);
            return new Plan("no node of any zone is ready", states, rates, Alarm.RAISED);
        }
        view.counts().forEach((zone, count) -> {
            ZoneState state = state(count, view.options());
            if (allFailed || state != view.states().get(zone)) rates.put(zone, rate(state, count, view.options()));
        });
        if (allFailed) return new Plan("some nodes are ready again", states, rates, Alarm.OVER);
        return new Plan(rates.isEmpty() ? "as before" : "zones changed", states, rates, Alarm.NONE);
    }

    /**
     * Whether no node of any zone is ready, whatever zones there are: not only of those that there were before. Otherwise
     * a zone that comes amid the alarm and is well would leave the others without evictions for good, as in Kubernetes.
     */
    private static boolean isAlarm(Map<String, ZoneState> states) {
        return !states.isEmpty() && states.values().stream().allMatch(it -> it == ZoneState.FULL_DISRUPTION);
    }

    private static ZoneState state(Count count, NodeLifecycleOptions options) {
        if (count.ready() == 0 && count.notReady() > 0) return ZoneState.FULL_DISRUPTION;
        boolean many = (double) count.notReady() / count.nodes() >= options.unhealthyZoneThreshold();
        return count.notReady() > 2 && many ? ZoneState.PARTIAL_DISRUPTION : ZoneState.NORMAL;
    }

    private static double rate(ZoneState state, Count count, NodeLifecycleOptions options) {
        if (state != ZoneState.PARTIAL_DISRUPTION) return options.evictionRate();
        return count.nodes() > options.largeClusterSizeThreshold() ? options.secondaryEvictionRate() : 0;
    }
}
