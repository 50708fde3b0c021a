package dev.coracle.controllers.nodelifecycle;

import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.Time;
import dev.coracle.model.core.Node;
import dev.coracle.platform.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Taints nodes that are not ready, so that their pods are driven away; zone by zone and not too fast. One thread at a time. */
final class Evictor {
    private final ControllerContext context;
    private final NodeLifecycleOptions options;
    private final Door door;
    private final SortedMap<String, EvictionLine> lines = new TreeMap<>();
    private final Map<String, WatchedNode> waiting = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();

    Evictor(ControllerContext context, NodeLifecycleOptions options, Door door) {
        this.context = context;
        this.options = options;
        this.door = door;
    }

    private long now() {
        return context.clock().nanos();
    }

    private EvictionLine line(String zone) {
        return lines.computeIfAbsent(zone, it -> new EvictionLine(options.evictionRate(), now()));
    }

    /** Changes how many nodes of a zone, per second, lose their pods. */
    void pace(String zone, double perSecond) {
        line(zone).pace(perSecond, now());
    }

    /** Forgets a node. */
    void release(Node node) {
        waiting.remove(node.name());
        line(WatchedNode.zone(node)).remove(node.name());
    }

    /**
     * Takes a node's taint away, replaces it, or makes the node wait for it; returns whether that is all for now.
     *
     * @param alarm whether no node may lose pods, since none of the cluster is ready
     */
    boolean examine(WatchedNode watched, boolean alarm) {
        Node node = watched.node();
        Optional<String> wanted = TaintPlanner.drivingAway(node);
        boolean driven = TaintPlanner.drivesAway(node, TaintPlanner.NOT_READY)
                || TaintPlanner.drivesAway(node, TaintPlanner.UNREACHABLE);
        if (wanted.isEmpty()) release(node);
        if (driven) return write(watched, alarm ? Optional.empty() : wanted);
        if (wanted.isPresent()) {
            waiting.put(node.name(), watched);
            line(WatchedNode.zone(node)).add(node.name());
        }
        return true;
    }

    /** Taints those whose turn it is. */
    void proceed() {
        lines.keySet().forEach(this::proceed);
    }

    private void proceed(String zone) {
        EvictionLine line = line(zone);
        for (Optional<String> name = line.next(now()); name.isPresent(); name = line.next(now())) {
            WatchedNode node = waiting.remove(name.get());
            if (node == null) continue;
            Optional<String> taint = TaintPlanner.drivingAway(node.node());
            if (taint.isEmpty() || write(node, taint)) continue;
            waiting.put(name.get(), node);
            line.add(name.get());
        }
        Timer timer = timers.remove(zone);
        if (timer != null) timer.cancel();
        Optional<Duration> delay = line.untilNext(now());
        delay.ifPresent(it -> timers.put(zone, context.worker().after(it, () -> proceed(zone))));
    }

    private boolean write(WatchedNode watched, Optional<String> taint) {
        Node before = watched.node();
        Node after =
                TaintPlanner.withDriving(before, taint, new Time(context.clock().now()));
        if (after.equals(before)) return true;
        Optional<Node> written = door.call(now(), () -> context.client().nodes().update(after));
        written.ifPresent(watched::written);
        return written.isPresent();
    }
}
