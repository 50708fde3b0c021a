package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.cluster.ClusterNode;
import dev.coracle.platform.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whom a fault befalls, and when: a zone is its nodes, a leader is whoever leads. */
final class Parts {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Duration LONGEST_ROLL = Duration.ofMinutes(1);
    private static final Duration LONGEST_CLOG = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final LeaderWatch leaders;
    private final Entropy chance;
    private long strokes;

    /**
     * One stroke of a fault.
     *
     * @param from when it begins, counted from the beginning of the fault
     * @param until when it is over, likewise
     */
    record Part(Stroke stroke, Duration from, Duration until) {}

    Parts(Cluster cluster, LeaderWatch leaders, Entropy chance) {
        this.cluster = cluster;
        this.leaders = leaders;
        this.chance = chance;
    }

    List<Part> of(Fault fault) {
        return switch (fault.kind()) {
            case ZONE_OUTAGE -> together(fault, FaultKind.NODE_CRASH, zone(fault));
            case ZONE_OUTAGE_ROLLING -> rolling(fault, zone(fault));
            case ZONE_DISCONNECT -> together(fault, FaultKind.NODE_DISCONNECT, zone(fault));
            case SWIZZLE_CLOG -> swizzled(fault);
            case LEADER_STOP -> leader(fault, FaultKind.COMPONENT_STOP);
            case LEADER_CRASH -> leader(fault, FaultKind.COMPONENT_CRASH);
            case LEADER_FREEZE -> leader(fault, FaultKind.COMPONENT_FREEZE);
            case LEADER_DISCONNECT -> leader(fault, FaultKind.COMPONENT_DISCONNECT);
            default -> together(fault, fault.kind(), List.of(fault.target()));
        };
    }

    private Stroke stroke(FaultKind kind, String target, Fault fault) {
        return new Stroke(kind, target, fault, ++strokes);
    }

    private List<Part> together(Fault fault, FaultKind kind, List<String> targets) {
        return targets.stream()
                .map(it -> new Part(stroke(kind, it, fault), Duration.ZERO, fault.lasting()))
                .toList();
    }

    private List<Part> leader(Fault fault, FaultKind kind) {
        Optional<String> holder = leaders.holder(fault.target());
        return together(fault, kind, holder.stream().toList());
    }

    private List<String> zone(Fault fault) {
        List<String> nodes = cluster.nodes().stream()
                .filter(it -> fault.target().equals(it.definition().labels().get(ZONE)))
                .map(ClusterNode::name)
                .toList();
        return nodes.subList(0, Sharing.count(nodes.size(), fault.amount()));
    }

    private List<Part> rolling(Fault fault, List<String> nodes) {
        List<Duration> moments = spread(nodes.size(), half(fault.lasting(), LONGEST_ROLL));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++)
            parts.add(new Part(stroke(FaultKind.NODE_CRASH, nodes.get(i), fault), moments.get(i), fault.lasting()));
        return parts;
    }

    private List<Part> swizzled(Fault fault) {
        Entropy own = chance.stream(fault.toString());
        List<String> all = fault.target().equals("*")
                ? cluster.nodes().stream().map(ClusterNode::name).toList()
                : Arrays.asList(fault.target().split(","));
        List<String> in = Sharing.shuffled(all, own).subList(0, Sharing.count(all.size(), fault.amount()));
        List<String> out = Sharing.shuffled(in, own);
        List<Duration> moments = spread(in.size(), half(fault.lasting(), LONGEST_CLOG));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            Stroke stroke = stroke(FaultKind.NODE_DISCONNECT, in.get(i), fault);
            parts.add(new Part(stroke, moments.get(i), fault.lasting().minus(moments.get(out.indexOf(in.get(i))))));
        }
        return parts;
    }

    private static Duration half(Duration lasting, Duration most) {
        Duration half = lasting.dividedBy(2);
        return half.compareTo(most) < 0 ? half : most;
    }

    /** So many moments, from now on and before the end of this time. */
    private static List<Duration> spread(int moments, Duration time) {
        List<Duration> spread = new ArrayList<>();
        for (int i = 0; i < moments; i++) spread.add(time.multipliedBy(i).dividedBy(moments));
        return spread;
    }
}
