package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes up what befalls a cluster. Only some kinds of faults play a part in a case, so that each has its chance alone;
 * moments follow from gaps, so that they do not gather at the beginning; durations lie around timeouts.
 */
final class DrawnFaults {
    private static final List<String> COMPONENTS = List.of("kube-scheduler", "kube-controller-manager");

    /** A cluster that takes longer for anything is as good as down. */
    private static final long MOST_MILLIS = 60_000;

    private final Draw draw;
    private final Scope scope;
    private final int workloads;
    private final boolean guarded;
    private final List<String> nodes;

    /**
     * Makes faults up.
     *
     * @param guarded whether some of the workloads have a budget
     */
    DrawnFaults(Draw draw, Scope scope, int nodes, int workloads, boolean guarded) {
        this.draw = draw;
        this.scope = scope;
        this.workloads = workloads;
        this.guarded = guarded;
        this.nodes = IntStream.range(0, nodes).mapToObj(ClusterCase::node).toList();
    }

    FaultPlan plan() {
        List<FaultKind> kinds = kinds();
        int count = draw.between(0, scope.faults());
        if (kinds.isEmpty() || count == 0) return FaultPlan.NONE;
        long gap = scope.window().toMillis() * 2 / count;
        Duration at = Duration.ZERO;
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            at = at.plus(draw.upTo(Duration.ofMillis(draw.happens(0.2) ? 100 : gap)));
            if (at.compareTo(scope.window()) > 0) at = draw.upTo(scope.window());
            faults.add(fault(draw.one(kinds), at));
        }
        return new FaultPlan(faults);
    }

    /**
     * Three to five of them, or as many as there are; nodes are often drained where a budget has its say in it, which is
     * seldom enough.
     */
    private List<FaultKind> kinds() {
        List<FaultKind> left = new ArrayList<>(scope.kinds());
        List<FaultKind> kinds = new ArrayList<>();
        for (int most = draw.between(3, 5); kinds.size() < most && !left.isEmpty(); )
            kinds.add(left.remove(draw.between(0, left.size() - 1)));
        boolean drains = guarded && scope.kinds().contains(FaultKind.NODE_DRAIN);
        if (drains && draw.of("drain").happens(0.5)) kinds.set(0, FaultKind.NODE_DRAIN);
        return kinds;
    }

    private Fault fault(FaultKind kind, Duration at) {
        Trigger trigger = draw.happens(0.25) ? onCall() : Trigger.at(at);
        Duration lasting = kind.isMomentary() ? Duration.ZERO : draw.one(lastings());
        return new Fault(trigger, kind, target(kind.target()), lasting, amount(kind));
    }

    private String target(FaultKind.Target target) {
        return switch (target) {
            case NODE -> draw.one(nodes);
            case ZONE -> draw.one(DrawnPods.ZONES);
            case NODES, EVERYBODY -> "*";
            case COMPONENT -> draw.one(COMPONENTS);
            case LEASE -> "kube-system/" + draw.one(COMPONENTS);
            case CALLER ->
                draw.happens(0.3) ? "*" : draw.happens(0.5) ? draw.one(COMPONENTS) : "kubelet/" + draw.one(nodes);
            case PROCESS -> draw.happens(0.5) ? draw.one(COMPONENTS) : "node/" + draw.one(nodes);
            case RESOURCE -> draw.one("pods", "nodes", "replicasets", "leases");
            case WORKLOAD -> "default/" + ClusterCase.workload(draw.between(0, workloads - 1));
            case API_SERVER -> "kube-apiserver";
            case STORE -> "store";
        };
    }

    /** Each order of magnitude as likely as the others, since what is too much for somebody may be of any. */
    private long amount(FaultKind kind) {
        if (kind.unit() == FaultKind.Unit.NONE) return 0;
        if (kind.unit() == FaultKind.Unit.PERCENT) return Math.min(kind.most(), draw.one(10, 30, 50, 100));
        long most = kind.unit() == FaultKind.Unit.MILLIS ? Math.min(kind.most(), MOST_MILLIS) : kind.most();
        double orders =
                StrictMath.log((double) most / kind.least()) * draw.chance().unit();
        return Math.max(kind.least(), Math.min(most, Math.round(kind.least() * StrictMath.exp(orders))));
    }

    private List<Duration> lastings() {
        return Timeouts.edges().stream()
                .filter(it -> it.compareTo(scope.longest()) <= 0)
                .toList();
    }

    private Trigger onCall() {
        CallPattern calls = switch (draw.between(0, 4)) {
            case 0 -> CallPattern.writesOf(draw.one(COMPONENTS));
            case 1 -> new CallPattern("", "create", "pods/binding");
            case 2 -> new CallPattern("", "create", "pods");
            case 3 -> new CallPattern("", "delete", "pods");
            default -> CallPattern.writesOf("kubelet/" + draw.one(nodes));
        };
        return Trigger.on(draw.between(1, 8), calls);
    }

    List<String> lost() {
        if (nodes.size() < 2 || draw.happens(0.6)) return List.of();
        List<String> lost = draw.some(nodes.stream(), 0.4);
        return lost.size() == nodes.size() ? List.of() : lost;
    }
}
