package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.CallPattern;
import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
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
        Optional<String> target =
                fault.kind().target() == FaultKind.Target.NODE ? renamed(fault.target()) : Optional.of(fault.target());
        if (trigger.isEmpty() || target.isEmpty()) return Optional.empty();
        return Optional.of(new Fault(trigger.get(), fault.kind(), target.get(), fault.lasting(), fault.amount()));
    }

    private Optional<Trigger> renamed(Trigger trigger) {
        if (!(trigger instanceof Trigger.On on) || !on.calls().component().startsWith(KUBELET))
            return Optional.of(trigger);
        CallPattern calls = on.calls();
        return renamed(calls.component().substring(KUBELET.length()))
                .map(node -> Trigger.on(on.nth(), new CallPattern(KUBELET + node, calls.verb(), calls.resource())));
    }
}
