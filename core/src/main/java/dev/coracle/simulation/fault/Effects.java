package dev.coracle.simulation.fault;

import dev.coracle.cluster.Cluster;
import dev.coracle.platform.Entropy;
import dev.coracle.simulation.Simulation;

/** What strokes do, by their kind; and what is going on. */
final class Effects {
    private final Ongoing ongoing = new Ongoing();
    private final NodeFaults nodes;
    private final NodeObjectFaults nodeObjects;
    private final ComponentFaults components;
    private final NetworkFaults network;
    private final ServerFaults servers;
    private final ClockFaults clocks;
    private final ContainerFaults containers;
    private final WorkloadFaults workloads;
    private final Subject paths;

    /**
     * Effects on a cluster.
     *
     * @param chance of all faults; each has a stream of its own
     */
    Effects(Simulation simulation, Entropy chance) {
        Cluster cluster = simulation.cluster();
        nodes = new NodeFaults(cluster, ongoing);
        Evictions evictions = new Evictions(cluster.client(), simulation.kernel(), chance);
        nodeObjects = new NodeObjectFaults(cluster, simulation.kernel(), ongoing, evictions);
        components = new ComponentFaults(cluster, ongoing);
        network = new NetworkFaults(simulation.world(), chance);
        servers = new ServerFaults(simulation, ongoing);
        clocks = new ClockFaults(simulation.kernel(), ongoing);
        containers = new ContainerFaults(cluster, ongoing, chance);
        paths = new UnusualPaths(simulation.kernel());
        workloads = new WorkloadFaults(cluster.client(), simulation.kernel(), ongoing, evictions);
    }

    void begin(Stroke stroke) {
        if (!stroke.kind().isMomentary()) ongoing.add(stroke);
        subject(stroke.kind()).begins(stroke);
        settle();
    }

    void end(Stroke stroke) {
        ongoing.remove(stroke);
        subject(stroke.kind()).ends(stroke);
        settle();
    }

    /** Loses a node for good. */
    void lose(String node) {
        nodes.lose(node);
    }

    /** What was started anew by one stroke suffers from the others. */
    private void settle() {
        clocks.settle();
        containers.settle();
    }

    private Subject subject(FaultKind kind) {
        return switch (kind) {
            case NODE_CRASH, NODE_DISK_LOSS, NODE_REBOOT, NODE_FREEZE, KUBELET_STOP, KUBELET_CRASH -> nodes;
            case NODE_DELETE, NODE_CORDON, NODE_DRAIN, NODE_TAINT, NODE_TAINT_EXECUTE, NODE_SHRINK -> nodeObjects;
            case COMPONENT_STOP, COMPONENT_CRASH, COMPONENT_FREEZE -> components;
            case NODE_DISCONNECT, NODE_DEAF, NODE_MUTE, NODE_HEARTBEAT_LOSS -> network;
            case COMPONENT_DISCONNECT, COMPONENT_DEAF, COMPONENT_MUTE -> network;
            case API_LATENCY, API_UNREACHABLE, API_ERRORS, API_THROTTLING, API_CONFLICTS -> network;
            case API_ANSWERS_LOST, API_WRITES_LOST -> network;
            case WATCH_DELAY, WATCH_LAG, WATCH_REPEATS, WATCH_BREAKS, WATCH_CUT, WATCH_GONE, TIME_TRAVEL -> network;
            case API_OUTAGE, STORE_OUTAGE, STORE_SLOW, STORE_RESTORE -> servers;
            case UNUSUAL_PATHS -> paths;
            case CLOCK_AHEAD, CLOCK_BEHIND, CLOCK_FAST, CLOCK_SLOW -> clocks;
            case CONTAINER_CRASH, CONTAINER_OOM, CONTAINER_UNREADY -> containers;
            case CONTAINER_SLOW_START, CONTAINER_IGNORES_TERM, IMAGE_PULL_FAILURE, ADDRESS_REUSE -> containers;
            case WORKLOAD_SCALE_UP, WORKLOAD_SCALE_DOWN, WORKLOAD_ROLLOUT, WORKLOAD_BUDGET -> workloads;
            case POD_DELETE, POD_FORCE_DELETE, POD_EVICT, WORKLOAD_RECREATE -> workloads;
            case ZONE_OUTAGE, ZONE_OUTAGE_ROLLING, ZONE_DISCONNECT, SWIZZLE_CLOG -> throw ofSeveral(kind);
            case LEADER_STOP, LEADER_CRASH, LEADER_FREEZE, LEADER_DISCONNECT -> throw ofSeveral(kind);
        };
    }

    private static IllegalStateException ofSeveral(FaultKind kind) {
        return new IllegalStateException(kind + " has no effect of its own, but consists of others");
    }
}
