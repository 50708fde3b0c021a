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
    /**
     * Never in the middle of a call: calls that began before return only after those that began later, so whoever called
     * meanwhile would stand still too.
     */
    private static final List<FaultKind> FREEZES = List.of(FaultKind.NODE_FREEZE, FaultKind.COMPONENT_FREEZE);

    private final Draw draw;
    private final Scope scope;
    private final List<String> nodes;
    private final DrawnTargets targets;

    DrawnFaults(Draw draw, Scope scope, int nodes, int workloads) {
        this.draw = draw;
        this.scope = scope;
        this.nodes = IntStream.range(0, nodes).mapToObj(ClusterCase::node).toList();
        targets = new DrawnTargets(draw, this.nodes, workloads);
    }

    FaultPlan plan() {
        List<FaultKind> kinds = draw.some(scope.kinds().stream(), 0.5);
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

    private Fault fault(FaultKind kind, Duration at) {
        String target = targets.target(kind.target());
        Trigger trigger = !FREEZES.contains(kind) && draw.happens(0.25) ? onCall() : Trigger.at(at);
        Duration lasting = kind.isMomentary() ? Duration.ZERO : draw.one(lastings());
        return new Fault(trigger, kind, target, lasting, targets.amount(kind));
    }

    private List<Duration> lastings() {
        return Timeouts.edges().stream()
                .filter(it -> it.compareTo(scope.longest()) <= 0)
                .toList();
    }

    private Trigger onCall() {
        CallPattern calls = switch (draw.between(0, 4)) {
            case 0 -> CallPattern.writesOf(draw.one(DrawnTargets.COMPONENTS));
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
