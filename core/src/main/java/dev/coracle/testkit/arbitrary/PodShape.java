package dev.coracle.testkit.arbitrary;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pod of a random cluster asks for, and how it may be placed. Whatever is 0, false, empty or the first of its kind
 * plays no part.
 *
 * @param cpuMillis CPU that its container asks for, in thousandths
 * @param memoryMi memory that its container asks for, in MiB
 * @param devices how many of {@link NodeShape#DEVICE} its container asks for
 * @param initCpuMillis CPU that an init container asks for, which runs a second
 * @param sidecarCpuMillis CPU that a sidecar asks for
 * @param hostPort port of the node that it takes
 * @param priority number of its priority class, from 0
 * @param polite whether its priority class drives nobody away
 * @param zone which zone {@code nodeRule} is about
 * @param nodeRule what it says of that zone
 * @param neighbours what it thinks of other pods
 * @param spread how evenly its like are spread
 * @param tolerant whether it tolerates {@link NodeShape#TAINT}
 * @param lostSeconds how long it stays on a lost node; 0 for as long as usual
 * @param stubborn whether its container takes no notice of the signal TERM, and has to be killed
 * @param gatedSeconds how long after its workload is applied a scheduling gate is lifted; 0 for no gate
 * @param endsSeconds how long its container runs, and is not started again; 0 for on and on
 */
public record PodShape(
        int cpuMillis,
        int memoryMi,
        int devices,
        int initCpuMillis,
        int sidecarCpuMillis,
        int hostPort,
        int priority,
        boolean polite,
        String zone,
        NodeRule nodeRule,
        NeighbourRule neighbours,
        SpreadRule spread,
        boolean tolerant,
        int lostSeconds,
        boolean stubborn,
        int gatedSeconds,
        int endsSeconds) {
    private static final int LITTLE_MILLIS = 250;
    private static final int LITTLE_MI = 256;

    /** What a pod is like; what it says of no zone is nothing. */
    public PodShape {
        if (zone.isEmpty()) nodeRule = NodeRule.SELECTOR;
    }

    /** A pod that asks for so much, and for nothing else. */
    public static PodShape of(int cpuMillis, int memoryMi) {
        return new PodShape(
                cpuMillis,
                memoryMi,
                0,
                0,
                0,
                0,
                0,
                false,
                "",
                NodeRule.SELECTOR,
                NeighbourRule.NONE,
                SpreadRule.NONE,
                false,
                0,
                false,
                0,
                0);
    }

    /** The same, running on and on. */
    PodShape endless() {
        return new PodShape(
                cpuMillis,
                memoryMi,
                devices,
                initCpuMillis,
                sidecarCpuMillis,
                hostPort,
                priority,
                polite,
                zone,
                nodeRule,
                neighbours,
                spread,
                tolerant,
                lostSeconds,
                stubborn,
                gatedSeconds,
                0);
    }

    /** The same, asking for little, and placed anywhere at once. */
    PodShape easy() {
        return new PodShape(
                Math.min(cpuMillis, LITTLE_MILLIS),
                Math.min(memoryMi, LITTLE_MI),
                0,
                0,
                0,
                0,
                priority,
                polite,
                "",
                NodeRule.SELECTOR,
                NeighbourRule.NONE,
                spread,
                tolerant,
                lostSeconds,
                stubborn,
                0,
                endsSeconds);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        say(parts, cpuMillis > 0, cpuMillis + "m CPU");
        say(parts, memoryMi > 0, memoryMi + " MiB");
        say(parts, devices > 0, devices + " devices");
        say(parts, initCpuMillis > 0, "init container of " + initCpuMillis + "m");
        say(parts, sidecarCpuMillis > 0, "sidecar of " + sidecarCpuMillis + "m");
        say(parts, hostPort > 0, "host port " + hostPort);
        say(parts, priority > 0, "priority " + priority);
        say(parts, polite, "never preempting");
        say(parts, !zone.isEmpty(), nodeRule.phrase() + zone);
        say(parts, neighbours != NeighbourRule.NONE, neighbours.phrase());
        say(parts, spread != SpreadRule.NONE, spread.phrase());
        say(parts, tolerant, "a toleration of reserved nodes");
        say(parts, lostSeconds > 0, "leaving a lost node after " + lostSeconds + " s");
        say(parts, stubborn, "ignoring TERM");
        say(parts, gatedSeconds > 0, "gated for " + gatedSeconds + " s");
        say(parts, endsSeconds > 0, "an end after " + endsSeconds + " s");
        return parts.isEmpty() ? "that asks for nothing" : "with " + String.join(", ", parts);
    }

    private static void say(List<String> parts, boolean plays, String part) {
        if (plays) parts.add(part);
    }
}
