package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultPlan;
import dev.coracle.simulation.fault.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case with some of its nodes only.
 *
 * @param kept places of the nodes that are left, in order
 */
record FewerNodes(ClusterCase whole, List<Integer> kept) {
    private static final String KUBELET = "kubelet/";

    ClusterCase left() {
        List<Fault> faults = whole.faults().faults().stream()
                .flatMap(it -> renamed(it).stream())
                .toList();
        List<String> lost =
                whole.lost().stream().flatMap(it -> renamed(it).stream()).toList();
        return whole.withNodes(kept.stream().map(whole.nodes()::get).toList())
                .withFaults(new FaultPlan(faults))
                .withLost(lost);
    }

    private Optional<String> renamed(String node) {
        return Stream.iterate(0, it -> it < kept.size(), it -> it + 1)
                .filter(it -> ClusterCase.node(kept.get(it)).equals(node))
                .map(ClusterCase::node)
                .findFirst();
    }

    private Optional<Fault> renamed(Fault fault) {
        Optional<Trigger> trigger = renamed(fault.trigger());
        Optional<String> target = target(fault);
        if (trigger.isEmpty() || target.isEmpty()) return Optional.empty();
        return Optional.of(new Fault(trigger.get(), fault.kind(), target.get(), fault.lasting(), fault.amount()));
    }

    private Optional<String> target(Fault fault) {
        String target = fault.target();
        return switch (fault.kind().target()) {
            case NODE -> renamed(target);
            case CALLER -> below(KUBELET, target);
            case PROCESS -> below("node/", target);
            default -> Optional.of(target);
        };
    }

    private Optional<String> below(String prefix, String name) {
        return name.startsWith(prefix)
                ? renamed(name.substring(prefix.length())).map(prefix::concat)
                : Optional.of(name);
    }

    private Optional<Trigger> renamed(Trigger trigger) {
        if (!(trigger instanceof Trigger.On on)) return Optional.of(trigger);
        CallPattern calls = on.calls();
        return below(KUBELET, calls.component())
                .map(it -> Trigger.on(on.nth(), new CallPattern(it, calls.verb(), calls.resource())));
    }
}
