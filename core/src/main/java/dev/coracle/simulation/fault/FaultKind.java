package dev.coracle.simulation.fault;

import static dev.coracle.simulation.fault.FaultKind.Target.API_SERVER;
import static dev.coracle.simulation.fault.FaultKind.Target.CALLER;
import static dev.coracle.simulation.fault.FaultKind.Target.COMPONENT;
import static dev.coracle.simulation.fault.FaultKind.Target.EVERYBODY;
import static dev.coracle.simulation.fault.FaultKind.Target.LEASE;
import static dev.coracle.simulation.fault.FaultKind.Target.NODE;
import static dev.coracle.simulation.fault.FaultKind.Target.NODES;
import static dev.coracle.simulation.fault.FaultKind.Target.PROCESS;
import static dev.coracle.simulation.fault.FaultKind.Target.RESOURCE;
import static dev.coracle.simulation.fault.FaultKind.Target.STORE;
import static dev.coracle.simulation.fault.FaultKind.Target.WORKLOAD;
import static dev.coracle.simulation.fault.FaultKind.Target.ZONE;
import static dev.coracle.simulation.fault.FaultKind.Unit.MILLIONTHS;
import static dev.coracle.simulation.fault.FaultKind.Unit.MILLIS;
import static dev.coracle.simulation.fault.FaultKind.Unit.PERCENT;
import static dev.coracle.simulation.fault.FaultKind.Unit.PODS;
import static dev.coracle.simulation.fault.FaultKind.Unit.REVISIONS;

/**
 * What befalls a part, and what ends it. A kind with a unit has an amount, which is worse the greater it is: to weaken a
 * fault is to lower its amount or what it lasts.
 */
public enum FaultKind {
    /** The machine is off, and boots with what it had on its disk: its images. */
    NODE_CRASH(NODE, "crashes"),
    /** The machine is off, and boots with an empty disk. */
    NODE_DISK_LOSS(NODE, "crashes and loses its disk"),
    /** The machine is turned off and on. */
    NODE_REBOOT(NODE, true, "reboots"),
    /** The machine stands still, and does not know. */
    NODE_FREEZE(NODE, "freezes"),
    /** The machine and the API server do not reach each other, and know. */
    NODE_DISCONNECT(NODE, "is cut off"),
    /** What the API server sends does not reach the machine: its calls are carried out and not answered. */
    NODE_DEAF(NODE, "hears nothing"),
    /** What the machine sends does not reach the API server: its calls are lost, and news still come. */
    NODE_MUTE(NODE, "is not heard"),
    /** Renewals of the node's lease are lost, and nothing else. */
    NODE_HEARTBEAT_LOSS(NODE, "has its heartbeats lost"),
    /** The node's agent is stopped in good order, and the containers run on. */
    KUBELET_STOP(NODE, "has its kubelet stopped"),
    /** The node's agent dies, and the containers run on. */
    KUBELET_CRASH(NODE, "has its kubelet crash"),
    /** The node's object is deleted while the node runs; then the agent is restarted, and registers it anew. */
    NODE_DELETE(NODE, "has its object deleted"),
    /** Somebody cordons the node, then lets pods on it again. */
    NODE_CORDON(NODE, "is cordoned"),
    /** Somebody cordons the node and evicts its pods, as far as budgets let them go; then lets pods on it again. */
    NODE_DRAIN(NODE, "is drained"),
    /** Somebody puts a taint on the node that keeps new pods away. */
    NODE_TAINT(NODE, "is tainted NoSchedule"),
    /** Somebody puts a taint on the node that drives all pods away. */
    NODE_TAINT_EXECUTE(NODE, "is tainted NoExecute"),
    /** The agent is restarted with less to give: of each resource, this share is taken from what pods may use. */
    NODE_SHRINK(NODE, PERCENT, 1, 50, "has less to give, by"),

    /** This share of the zone's nodes is off, the first ones by definition; then they boot. */
    ZONE_OUTAGE(ZONE, PERCENT, 1, 100, "loses power on"),
    /** The same, one node after the other, over the first half of the time or a minute, whatever is shorter. */
    ZONE_OUTAGE_ROLLING(ZONE, PERCENT, 1, 100, "loses power node by node on"),
    /** This share of the zone's nodes is cut off from the API server. */
    ZONE_DISCONNECT(ZONE, PERCENT, 1, 100, "is cut off with"),
    /**
     * Random nodes, this share of all, are cut off one by one over 5 s and come back one by one over the last 5 s, in
     * another random order; over half of the time each where there is less.
     */
    SWIZZLE_CLOG(NODES, PERCENT, 1, 100, "are clogged one by one:"),

    /** The component is stopped in good order: a lease that it holds is given back. */
    COMPONENT_STOP(COMPONENT, "is stopped"),
    /** The component dies. */
    COMPONENT_CRASH(COMPONENT, "crashes"),
    /** The component stands still, and does not know. */
    COMPONENT_FREEZE(COMPONENT, "freezes"),
    /** The component and the API server do not reach each other, and know. */
    COMPONENT_DISCONNECT(COMPONENT, "is cut off"),
    /** What the API server sends does not reach the component: its calls are carried out and not answered. */
    COMPONENT_DEAF(COMPONENT, "hears nothing"),
    /** What the component sends does not reach the API server: its calls are lost, and news still come. */
    COMPONENT_MUTE(COMPONENT, "is not heard"),
    /** Whoever holds the lease at that moment is stopped in good order. */
    LEADER_STOP(LEASE, "has its leader stopped"),
    /** Whoever holds the lease at that moment dies. */
    LEADER_CRASH(LEASE, "has its leader crash"),
    /** Whoever holds the lease at that moment stands still; beyond the lease's time, it wakes as a zombie. */
    LEADER_FREEZE(LEASE, "has its leader freeze"),
    /** Whoever holds the lease at that moment is cut off from the API server. */
    LEADER_DISCONNECT(LEASE, "has its leader cut off"),

    /** The API server is down, all watches end; then it begins anew over the same store. */
    API_OUTAGE(API_SERVER, "is down"),
    /** Calls take this much longer. */
    API_LATENCY(CALLER, MILLIS, 1, 30_000, "has calls slower by"),
    /** This share of calls does not get through, and the caller knows. */
    API_UNREACHABLE(CALLER, PERCENT, 1, 100, "does not get through with"),
    /** This share of calls is answered with 500 and not carried out. */
    API_ERRORS(CALLER, PERCENT, 1, 100, "gets server errors for"),
    /** This share of calls is answered with 429: not now, again in a second. */
    API_THROTTLING(CALLER, PERCENT, 1, 100, "is told to wait for"),
    /** This share of updates and patches is answered with 409, as if somebody else had written before. */
    API_CONFLICTS(CALLER, PERCENT, 1, 100, "gets conflicts for"),
    /** This share of writes is carried out, and the answer is lost. */
    API_ANSWERS_LOST(CALLER, PERCENT, 1, 100, "loses the answers of"),
    /** This share of writes never arrives, and the caller cannot know. */
    API_WRITES_LOST(CALLER, PERCENT, 1, 100, "loses, without knowing,"),

    /** News come this much later. */
    WATCH_DELAY(CALLER, MILLIS, 1, 600_000, "gets news later by"),
    /** News of this resource come this much later, to everybody: behind those of other resources. */
    WATCH_LAG(RESOURCE, MILLIS, 1, 60_000, "are told of later by"),
    /** This share of news comes twice. */
    WATCH_REPEATS(CALLER, PERCENT, 1, 100, "hears twice"),
    /** After this share of news, the watch that told them ends. */
    WATCH_BREAKS(CALLER, PERCENT, 1, 100, "has its watches break after"),
    /** All watches that are open end. */
    WATCH_CUT(CALLER, true, "has its watches cut"),
    /** All watches that are open end with 410: list again. */
    WATCH_GONE(CALLER, true, "has its watches end with 410"),
    /**
     * All watches end, and what follows is served by a server whose watch cache stands still, so many revisions back: it
     * lists from the past whoever asks for any state, and tells watches nothing newer until it catches up.
     */
    TIME_TRAVEL(CALLER, REVISIONS, 1, 5_000, "sees the past, back by"),

    /** Every call of the store fails. */
    STORE_OUTAGE(STORE, "is down"),
    /** Every write to the store takes this long. */
    STORE_SLOW(STORE, MILLIS, 1, 5_000, "commits slower by"),
    /**
     * The API server is down while somebody brings back what the store held so many revisions ago, but not before the
     * plan began: what was written since is lost, and revisions do not go back. Then all that runs is restarted, as
     * Kubernetes advises.
     */
    STORE_RESTORE(STORE, REVISIONS, 1, 5_000, "is restored from a backup, back by"),

    /** The time of day is ahead by this much: jumps there, and back. */
    CLOCK_AHEAD(PROCESS, MILLIS, 1, 3_600_000, "has its clock ahead by"),
    /** The time of day is behind by this much: jumps there, and back. */
    CLOCK_BEHIND(PROCESS, MILLIS, 1, 3_600_000, "has its clock behind by"),
    /** The clock runs fast. */
    CLOCK_FAST(PROCESS, MILLIONTHS, 1, 100_000, "has its clock run fast by"),
    /** The clock runs slow. */
    CLOCK_SLOW(PROCESS, MILLIONTHS, 1, 100_000, "has its clock run slow by"),

    /** This share of the node's running containers ends with code 1. */
    CONTAINER_CRASH(NODE, PERCENT, 1, 100, true, "has containers crash:"),
    /** This share of the node's running containers is killed for want of memory. */
    CONTAINER_OOM(NODE, PERCENT, 1, 100, true, "has containers killed for memory:"),
    /** This share of the node's running containers is unwell, then well again: what probes find. */
    CONTAINER_UNREADY(NODE, PERCENT, 1, 100, "has containers unwell:"),
    /** Containers of the node take this much longer to start. */
    CONTAINER_SLOW_START(NODE, MILLIS, 1, 300_000, "has containers start later by"),
    /** Containers of the node take no notice of being asked to end. */
    CONTAINER_IGNORES_TERM(NODE, "has containers that ignore SIGTERM"),
    /** No image can be fetched by the node. */
    IMAGE_PULL_FAILURE(NODE, "cannot pull images"),
    /** The node gives the next pod the address of one that has just gone, while others may still be told of that one. */
    ADDRESS_REUSE(NODE, "uses addresses of pods again at once"),

    /** Everybody takes unusual paths through the code, this often where there is one: delays, relists, detours. */
    UNUSUAL_PATHS(EVERYBODY, PERCENT, 1, 50, "take unusual paths for"),

    /** Somebody wants so many pods more, then no longer. */
    WORKLOAD_SCALE_UP(WORKLOAD, PODS, 1, 50, "is scaled up by"),
    /** Somebody wants so many pods fewer, at least none, then as many as before. */
    WORKLOAD_SCALE_DOWN(WORKLOAD, PODS, 1, 50, "is scaled down by"),
    /** Somebody restarts the rollout. */
    WORKLOAD_ROLLOUT(WORKLOAD, true, "is rolled out anew"),
    /** Somebody gives it a disruption budget that keeps this share of pods, then takes it away. */
    WORKLOAD_BUDGET(WORKLOAD, PERCENT, 1, 100, "gets a budget that keeps"),
    /** Somebody deletes so many of its pods. */
    POD_DELETE(WORKLOAD, PODS, 1, 50, true, "has pods deleted:"),
    /** Somebody deletes so many of its pods without grace. */
    POD_FORCE_DELETE(WORKLOAD, PODS, 1, 50, true, "has pods deleted by force:"),
    /** Somebody evicts so many of its pods at a time, as far as budgets let them go. */
    POD_EVICT(WORKLOAD, PODS, 1, 50, true, "has pods evicted:"),
    /** Somebody deletes it, and makes it anew under the same name. */
    WORKLOAD_RECREATE(WORKLOAD, "is deleted and made anew");

    /** Whom a fault befalls. */
    public enum Target {
        /** A node, by its name. */
        NODE,
        /** The nodes of a zone, by the value of the label {@code topology.kubernetes.io/zone}. */
        ZONE,
        /** Several nodes: their names with commas in between, or {@code *} for all. */
        NODES,
        /** A component that is no node's, by its name. */
        COMPONENT,
        /** Whoever holds a lease, by the lease's {@code namespace/name}. */
        LEASE,
        /** A process that calls the API server, such as {@code kube-scheduler} or {@code kubelet/node-1}; {@code *} for all. */
        CALLER,
        /** A process with a clock of its own: a component by its name, or {@code node/node-1}. */
        PROCESS,
        /** Objects of one kind, by its plural, such as {@code nodes}. */
        RESOURCE,
        /** A deployment, or a pod that nobody replaces: {@code namespace/name}. */
        WORKLOAD,
        /** The API server, of which there is one: {@code kube-apiserver}. */
        API_SERVER,
        /** All processes: {@code *}. */
        EVERYBODY,
        /** The store, of which there is one: {@code store}. */
        STORE
    }

    /** What an amount counts. */
    public enum Unit {
        /** There is no amount. */
        NONE(""),
        /** Hundredths of a whole. */
        PERCENT("%"),
        /** Milliseconds. */
        MILLIS(" ms"),
        /** Millionths of the right speed. */
        MILLIONTHS(" ppm"),
        /** Revisions of the store. */
        REVISIONS(" revisions"),
        /** Pods. */
        PODS(" pods");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }

        /** An amount as people write it: {@code 30%}, {@code 250 ms}. */
        public String text(long amount) {
            return this == NONE ? "" : amount + suffix;
        }
    }

    private final Target target;
    private final Unit unit;
    private final long least;
    private final long most;
    private final boolean momentary;
    private final String phrase;

    FaultKind(Target target, String phrase) {
        this(target, false, phrase);
    }

    FaultKind(Target target, boolean momentary, String phrase) {
        this(target, Unit.NONE, 0, 0, momentary, phrase);
    }

    FaultKind(Target target, Unit unit, long least, long most, String phrase) {
        this(target, unit, least, most, false, phrase);
    }

    FaultKind(Target target, Unit unit, long least, long most, boolean momentary, String phrase) {
        this.target = target;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.momentary = momentary;
        this.phrase = phrase;
    }

    /** Whom it befalls. */
    public Target target() {
        return target;
    }

    /** What its amount counts. */
    public Unit unit() {
        return unit;
    }

    /** The weakest amount; 0 where it has none. */
    public long least() {
        return least;
    }

    /** The strongest amount; 0 where it has none. */
    public long most() {
        return most;
    }

    /** As a sentence goes on after the name of its target. */
    String phrase() {
        return phrase;
    }

    /** Whether it is over as soon as it has begun: what it lasts means nothing. */
    public boolean isMomentary() {
        return momentary;
    }
}
