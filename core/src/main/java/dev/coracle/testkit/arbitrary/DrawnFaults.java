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
 * moments follow from gaps, so that they do not gather at the beginning, or are those when there is work to do; durations
 * and many a delay lie around timeouts.
 */
final class DrawnFaults {
    private static final List<String> COMPONENTS = List.of("kube-scheduler", "kube-controller-manager");

    private static final List<String> RESOURCES =
            List.of("pods", "nodes", "replicasets", "deployments", "services", "poddisruptionbudgets", "leases");

    /** What disruption budgets have their say in. */
    private static final List<FaultKind> EVICTING = List.of(FaultKind.NODE_DRAIN, FaultKind.POD_EVICT);

    /** A cluster that takes longer for anything is as good as down. */
    private static final long MOST_MILLIS = 60_000;

    /** Controllers, scheduler and kubelets are busy with what was just applied for about this long. */
    private static final Duration BUSY = Duration.ofSeconds(3);

    /** For about this long then, nobody has anything to do but with what befalls the cluster. */
    private static final Duration PEACE = Duration.ofSeconds(20);

    private final Draw draw;
    private final Scope scope;
    private final List<Workload> workloads;
    private final List<Integer> guarded;
    private final List<String> nodes;
    private final List<String> zones;

    DrawnFaults(Draw draw, Scope scope, List<NodeShape> nodes, List<Workload> workloads) {
        this.draw = draw;
        this.scope = scope;
        this.workloads = workloads;
        this.nodes =
                IntStream.range(0, nodes.size()).mapToObj(ClusterCase::node).toList();
        this.zones = nodes.stream().map(NodeShape::zone).distinct().sorted().toList();
        this.guarded = IntStream.range(0, workloads.size())
                .filter(it -> workloads.get(it).minAvailable() > 0)
                .boxed()
                .toList();
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
            FaultKind kind = draw.one(kinds);
            Duration moment = draw.happens(0.4) ? atWork() : at;
            faults.add(fault(kind, EVICTING.contains(kind) ? atPeace(moment) : moment));
        }
        return new FaultPlan(faults);
    }

    /** A moment when something has just been applied, or is about to be. */
    private Duration atWork() {
        Duration begin = draw.one(workloads).at().minusSeconds(1);
        Duration moment = begin.plus(draw.upTo(BUSY));
        return moment.isNegative() ? Duration.ZERO : moment;
    }

    /** More often than not a moment when pods run that a budget guards: pods are evicted while all is well. */
    private Duration atPeace(Duration otherwise) {
        Draw eviction = draw.of("eviction");
        if (guarded.isEmpty() || eviction.happens(0.3)) return otherwise;
        Duration begin = workloads.get(eviction.one(guarded)).at();
        Duration moment = begin.plus(BUSY).plus(eviction.upTo(PEACE));
        return moment.compareTo(scope.window()) > 0 ? scope.window() : moment;
    }

    /**
     * Three to five of them, or as many as there are; pods are often evicted where a budget has its say in it, which is
     * seldom enough.
     */
    private List<FaultKind> kinds() {
        List<FaultKind> left = new ArrayList<>(scope.kinds());
        List<FaultKind> kinds = new ArrayList<>();
        for (int most = draw.between(3, 5); kinds.size() < most && !left.isEmpty(); )
            kinds.add(left.remove(draw.between(0, left.size() - 1)));
        List<FaultKind> evicting =
                EVICTING.stream().filter(scope.kinds()::contains).toList();
        boolean evicts = !guarded.isEmpty() && !evicting.isEmpty();
        if (evicts && draw.of("drain").happens(0.5))
            kinds.set(0, draw.of("eviction").one(evicting));
        return kinds;
    }

    private Fault fault(FaultKind kind, Duration at) {
        Trigger trigger = draw.happens(0.25) ? onCall() : Trigger.at(at);
        Duration lasting = kind.isMomentary() ? Duration.ZERO : draw.one(Timeouts.edges(scope.longest()));
        String target = kind == FaultKind.POD_EVICT ? guarded() : target(kind.target());
        return new Fault(trigger, kind, target, lasting, amount(kind));
    }

    private String target(FaultKind.Target target) {
        return switch (target) {
            case NODE -> draw.one(nodes);
            case ZONE -> draw.one(zones);
            case NODES, EVERYBODY -> "*";
            case COMPONENT -> draw.one(COMPONENTS);
            case LEASE -> "kube-system/" + draw.one(COMPONENTS);
            case CALLER ->
                draw.happens(0.3) ? "*" : draw.happens(0.5) ? draw.one(COMPONENTS) : "kubelet/" + draw.one(nodes);
            case PROCESS -> draw.happens(0.5) ? draw.one(COMPONENTS) : "node/" + draw.one(nodes);
            case RESOURCE -> draw.one(RESOURCES);
            case WORKLOAD -> "default/" + ClusterCase.workload(draw.between(0, workloads.size() - 1));
            case API_SERVER -> "kube-apiserver";
            case STORE -> "store";
        };
    }

    /** A workload with a budget, where there is one. */
    private String guarded() {
        return guarded.isEmpty()
                ? target(FaultKind.Target.WORKLOAD)
                : "default/" + ClusterCase.workload(draw.one(guarded));
    }

    /**
     * Each order of magnitude as likely as the others, since what is too much for somebody may be of any; of delays, some
     * lie around timeouts.
     */
    private long amount(FaultKind kind) {
        if (kind.unit() == FaultKind.Unit.NONE) return 0;
        if (kind.unit() == FaultKind.Unit.PERCENT) return Math.min(kind.most(), draw.one(10, 30, 50, 75, 100));
        long most = kind.unit() == FaultKind.Unit.MILLIS ? Math.min(kind.most(), MOST_MILLIS) : kind.most();
        if (kind.unit() == FaultKind.Unit.MILLIS && draw.happens(0.3))
            return draw.one(Timeouts.edges(Duration.ofMillis(most))).toMillis();
        double orders =
                StrictMath.log((double) most / kind.least()) * draw.chance().unit();
        return Math.max(kind.least(), Math.min(most, Math.round(kind.least() * StrictMath.exp(orders))));
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

    /** Few, some or most, but never all. */
    List<String> lost() {
        if (nodes.size() < 2 || draw.happens(0.6)) return List.of();
        List<String> lost = draw.some(nodes.stream(), draw.one(0.2, 0.4, 0.7));
        return lost.size() == nodes.size() ? List.of() : lost;
    }
}
