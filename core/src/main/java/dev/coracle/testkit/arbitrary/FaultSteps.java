package dev.coracle.testkit.arbitrary;

import dev.coracle.simulation.fault.Fault;
import dev.coracle.simulation.fault.FaultKind;
import dev.coracle.simulation.fault.Trigger;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a fault can be instead: each step is a little less of it. */
final class FaultSteps {
    private FaultSteps() {}

    static Stream<Fault> weaker(Fault fault) {
        Stream<FaultKind> kinds = switch (fault.kind()) {
            case NODE_CRASH -> Stream.of(FaultKind.NODE_REBOOT, FaultKind.NODE_DISCONNECT);
            case NODE_FREEZE -> Stream.of(FaultKind.NODE_DISCONNECT);
            case NODE_DISCONNECT, KUBELET_CRASH -> Stream.of(FaultKind.KUBELET_STOP);
            case COMPONENT_CRASH, COMPONENT_DISCONNECT -> Stream.of(FaultKind.COMPONENT_STOP);
            case COMPONENT_FREEZE -> Stream.of(FaultKind.COMPONENT_DISCONNECT);
            default -> Stream.empty();
        };
        return kinds.map(it -> changed(fault, fault.trigger(), it, fault.target(), fault.lasting()));
    }

    static Stream<Fault> shorter(Fault fault) {
        return Timeouts.below(fault.lasting())
                .map(it -> changed(fault, fault.trigger(), fault.kind(), fault.target(), it));
    }

    static Stream<Fault> lower(Fault fault, int nodes) {
        if (fault.kind().target() != FaultKind.Target.NODE) return Stream.empty();
        return IntStream.range(0, nodes)
                .mapToObj(ClusterCase::node)
                .takeWhile(it -> !it.equals(fault.target()))
                .map(it -> changed(fault, fault.trigger(), fault.kind(), it, fault.lasting()));
    }

    static Stream<Fault> earlier(Fault fault) {
        return triggers(fault.trigger()).map(it -> changed(fault, it, fault.kind(), fault.target(), fault.lasting()));
    }

    private static Stream<Trigger> triggers(Trigger trigger) {
        if (trigger instanceof Trigger.On on) {
            return IntStream.of(1, on.nth() / 2, on.nth() - 1)
                    .filter(it -> it >= 1 && it < on.nth())
                    .mapToObj(it -> Trigger.on(it, on.calls()));
        }
        Duration time = ((Trigger.At) trigger).time();
        Duration whole = Duration.ofSeconds(time.toSeconds());
        return Stream.of(Duration.ZERO, time.dividedBy(4), time.dividedBy(2), whole)
                .filter(it -> it.compareTo(time) < 0)
                .map(Trigger::at);
    }

    private static Fault changed(Fault fault, Trigger trigger, FaultKind kind, String target, Duration lasting) {
        return new Fault(trigger, kind, target, lasting, fault.amount());
    }
}
